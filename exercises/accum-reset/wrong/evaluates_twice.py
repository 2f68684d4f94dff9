# fails: test_one_evaluation
# diagnosis: too-costly
import torch


def fresh_grad(f, x):
    (gradient,) = torch.autograd.grad(f(x), x)
    return gradient


def reset(params):
    for param in params:
        param.grad = None


def twice(f, x):
    z = f(x)
    (first,) = torch.autograd.grad(z, x, retain_graph=True)
    (second,) = torch.autograd.grad(f(x), x)
    return first, second
