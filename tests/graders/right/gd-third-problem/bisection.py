import torch
from torch import exp, log


def f(x):
    return -log(1 / (1 + exp(-x)) + 1) / (x**2 + 1)


def derivative(x):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    f(x).backward()
    return x.grad.item()


def minimise(x0, lr, steps):
    if steps == 0:
        return float(x0), f(torch.tensor(x0, dtype=torch.float64)).item()
    return minimise(x0 - lr * derivative(float(x0)), lr, steps - 1)


def solve():
    # f' は -1 で負、1 で正
    low, high = -1.0, 1.0
    while high - low > 1e-10:
        middle = (low + high) / 2
        if derivative(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
