# fails: test_reset, test_reset_without_gradient
# diagnosis: values-cleared
import torch


def fresh_grad(f, x):
    (gradient,) = torch.autograd.grad(f(x), x)
    return gradient


def reset(params):
    for param in params:
        param.grad = None
        param.data.zero_()


def twice(f, x):
    z = f(x)
    (first,) = torch.autograd.grad(z, x, retain_graph=True)
    (second,) = torch.autograd.grad(z, x)
    return first, second
