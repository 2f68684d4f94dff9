import math
import torch


def doubling_grad(a):
    if a == 0:
        raise ValueError("no doubling makes 0 large")
    x = torch.tensor(a, dtype=torch.double, requires_grad=True)
    b = x.mul(2)
    while torch.lt(torch.abs(b), 1000):
        b = b.mul(2)
    if torch.lt(b, 0):
        b = b.mul(100)
    (g,) = torch.autograd.grad(outputs=b, inputs=x)
    return g.item()


def needed(x, tol):
    """How many terms until one is smaller than tol, found with plain numbers."""
    size, count = abs(x), 1
    while size >= tol:
        size *= x * x / ((2 * count) * (2 * count + 1))
        count += 1
    return count


def taylor_sin(x, tol):
    powers = torch.arange(needed(x.item(), tol), dtype=torch.float64)
    signs = 1 - 2 * (powers % 2)
    factorials = torch.tensor([float(math.factorial(2 * int(k) + 1)) for k in powers], dtype=torch.float64)
    total = torch.zeros((), dtype=torch.float64)
    for k in range(len(powers)):
        total = total + signs[k] * x ** (2 * k + 1) / factorials[k]
    return total


def taylor_grad(x, tol):
    leaf = torch.tensor(x, dtype=torch.double, requires_grad=True)
    value = taylor_sin(leaf, tol)
    value.backward()
    return leaf.grad.item()
