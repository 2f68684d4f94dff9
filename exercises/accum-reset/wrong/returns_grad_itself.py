# fails: test_former_gradient, test_answers_stay
# diagnosis: aliased
import torch


def fresh_grad(f, x):
    if x.grad is not None:
        x.grad.zero_()
    f(x).backward()
    return x.grad


def reset(params):
    for param in params:
        param.grad = None


def twice(f, x):
    z = f(x)
    (first,) = torch.autograd.grad(z, x, retain_graph=True)
    (second,) = torch.autograd.grad(z, x)
    return first, second
