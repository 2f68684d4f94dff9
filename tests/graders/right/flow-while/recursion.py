import torch


def grow(b):
    return b if b.abs() >= 1000 else grow(2 * b)


def doubling_grad(a):
    if a == 0:
        raise ValueError
    x = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    b = grow(2 * x)
    (100 * b if b < 0 else b).backward()
    return float(x.grad)


def add_terms(x, term, n, tol):
    if abs(term) < tol:
        return term
    return term + add_terms(x, -term * x * x / (n + 1) / (n + 2), n + 2, tol)


def taylor_sin(x, tol):
    return add_terms(x, x, 1, tol)


def taylor_grad(x, tol):
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    taylor_sin(leaf, tol).backward()
    return float(leaf.grad)
