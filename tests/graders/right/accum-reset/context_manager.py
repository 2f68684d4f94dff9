import torch
from contextlib import contextmanager


@contextmanager
def guest(x):
    """Give x.grad back as it was, whatever happens."""
    former = x.grad
    x.grad = None
    try:
        yield x
    finally:
        x.grad = former


def fresh_grad(f, x):
    with guest(x):
        torch.autograd.backward(f(x))
        return x.grad


def twice(f, x):
    with guest(x):
        z = f(x)
        answers = []
        for _ in range(2):
            x.grad = None
            z.backward(retain_graph=True)
            answers.append(x.grad)
        return answers


def reset(params):
    [setattr(p, "grad", None) for p in params]
