import math

import torch


def walk(x, lr):
    x = torch.tensor([x], dtype=torch.float64, requires_grad=True)
    while True:
        yield x.item()
        y = (x * x + torch.pow(math.e, -x)).sum()
        (g,) = torch.autograd.grad(y, x)
        with torch.no_grad():
            x.copy_(x - lr * g)


def descend(x0, lr, steps):
    return [point for point, _ in zip(walk(x0, lr), range(steps + 1))]
