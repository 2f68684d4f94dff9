# fails: test_twice, test_former_gradient
# diagnosis: accumulated
import torch


def fresh_grad(f, x):
    (gradient,) = torch.autograd.grad(f(x), x)
    return gradient


def reset(params):
    for param in params:
        param.grad = None


def twice(f, x):
    z = f(x)
    z.backward(retain_graph=True)
    first = x.grad.clone()
    z.backward()
    return first, x.grad.clone()
