# fails: test_special_arguments
# diagnosis: integer-gradient
import numpy
import torch


def f(x):
    return x**2 + torch.exp(-x)


def descend(x0, lr, steps):
    x = torch.tensor(numpy.asarray(x0), requires_grad=True)
    path = [x.item()]
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(f(x), x)
        with torch.no_grad():
            x -= lr * gradient
        path.append(x.item())
    return path
