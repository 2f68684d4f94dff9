import torch
from torch.autograd.functional import vjp


def slope(function, at):
    at = torch.tensor(at, dtype=torch.float64)
    return vjp(function, at, torch.ones_like(at))[1].item()


def double_up(a):
    b = 2 * a
    while abs(b) < 1000:
        b *= 2
    if b < 0:
        b *= 100
    return b


def doubling_grad(a):
    if a == 0:
        raise ValueError("a must not be 0")
    x = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    double_up(x).backward()
    return x.grad.item()


def taylor_sin(x, tol):
    square = x * x
    total, term, n = x.clone(), x.clone(), 2
    while not term.abs() < tol:
        term = term * -square / (n * (n + 1))
        total = total + term
        n += 2
    return total


def taylor_grad(x, tol):
    return slope(lambda t: taylor_sin(t, tol), x)
