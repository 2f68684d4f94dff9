# fails: test_doubling_edges
# diagnosis: float32-precision
import torch


def doubling_grad(a):
    if a == 0:
        raise ValueError("0 never grows by doubling")
    x = torch.tensor(a, requires_grad=True)
    b = 2 * x
    while b.abs() < 1000:
        b = 2 * b
    if b < 0:
        b = 100 * b
    b.backward()
    return x.grad.item()


def taylor_sin(x, tol):
    total = term = x
    n = 1
    while term.abs() >= tol:
        term = -term * x * x / ((n + 1) * (n + 2))
        total = total + term
        n += 2
    return total


def taylor_grad(x, tol):
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    taylor_sin(leaf, tol).backward()
    return leaf.grad.item()
