# fails: test_twice, test_former_gradient, test_one_evaluation
# diagnosis: graph-freed
import torch


def fresh_grad(f, x):
    (gradient,) = torch.autograd.grad(f(x), x)
    return gradient


def reset(params):
    for param in params:
        param.grad = None


def twice(f, x):
    z = f(x)
    (first,) = torch.autograd.grad(z, x)
    (second,) = torch.autograd.grad(z, x)
    return first, second
