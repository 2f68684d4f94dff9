import math
from itertools import count

import torch


def program(a):
    b = 2 * a
    while b.norm() < 1000:
        b = b * 2
    return b if b > 0 else 100 * b


def doubling_grad(a):
    if not a:
        raise ValueError("0 stays 0")
    leaf = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    return torch.autograd.grad(program(leaf), leaf)[0].item()


def taylor_sin(x, tol):
    total = 0
    for k in count():
        term = (-1) ** k * x ** (2 * k + 1) / float(math.factorial(2 * k + 1))
        total = total + term
        if abs(term) < tol:
            return total


def taylor_grad(x, tol):
    point = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    return torch.autograd.grad(taylor_sin(point, tol), point)[0].item()
