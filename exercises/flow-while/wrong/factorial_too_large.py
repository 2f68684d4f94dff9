# fails: test_series_value, test_series_slope, test_number_of_terms
# diagnosis: number-too-large
import math

import torch


def doubling_grad(a):
    if a == 0:
        raise ValueError("0 never grows by doubling")
    x = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    b = 2 * x
    while b.abs() < 1000:
        b = 2 * b
    if b < 0:
        b = 100 * b
    b.backward()
    return x.grad.item()


def taylor_sin(x, tol):
    total, n = 0, 1
    while True:
        term = (-1) ** (n // 2) * x**n / math.factorial(n)
        total = total + term
        if term.abs() < tol:
            return total
        n += 2


def taylor_grad(x, tol):
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    taylor_sin(leaf, tol).backward()
    return leaf.grad.item()
