# fails: test_former_gradient
# diagnosis: former-gradient-lost
import torch


def fresh_grad(f, x):
    x.grad = None
    f(x).backward()
    gradient, x.grad = x.grad, None
    return gradient


def reset(params):
    for param in params:
        param.grad = None


def twice(f, x):
    z = f(x)
    (first,) = torch.autograd.grad(z, x, retain_graph=True)
    (second,) = torch.autograd.grad(z, x)
    return first, second
