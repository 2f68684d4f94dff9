# fails: test_former_gradient
# diagnosis: accumulated
import torch


def fresh_grad(f, x):
    f(x).backward()
    gradient = x.grad.clone()
    x.grad.zero_()
    return gradient


def reset(params):
    for param in params:
        param.grad = None


def twice(f, x):
    z = f(x)
    (first,) = torch.autograd.grad(z, x, retain_graph=True)
    (second,) = torch.autograd.grad(z, x)
    return first, second
