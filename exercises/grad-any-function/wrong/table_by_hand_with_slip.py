# fails: test_table
# diagnosis: table-without-derivative
import math

import torch


def derivative(f, x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = f(x)
    if not y.requires_grad:
        return 0.0
    (gradient,) = torch.autograd.grad(y, x, allow_unused=True)
    return 0.0 if gradient is None else gradient.item()


def nested(x):
    return torch.sin((x + 2) + (1 + torch.exp(x**2)))


def table():
    root = math.sqrt(2)
    return {
        "add2": (4.0, 1.0),
        "mul2": (4.0, 2.0),
        "sqrt": (root, 0.5 * root),
        "sin": (math.sin(2), math.cos(2)),
        "exp": (math.exp(2), math.exp(2)),
    }
