# fails: test_reset, test_reset_without_gradient
# diagnosis: number-as-gradient
import torch


def fresh_grad(f, x):
    (gradient,) = torch.autograd.grad(f(x), x)
    return gradient


def reset(params):
    for param in params:
        param.grad = 0


def twice(f, x):
    z = f(x)
    (first,) = torch.autograd.grad(z, x, retain_graph=True)
    (second,) = torch.autograd.grad(z, x)
    return first, second
