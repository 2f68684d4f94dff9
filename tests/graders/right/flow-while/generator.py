import torch
from torch.autograd import grad


def terms(x):
    term, n = x, 1
    while True:
        yield term
        n += 2
        term = -term * x**2 / (n * (n - 1))


def taylor_sin(x: torch.Tensor, tol: float) -> torch.Tensor:
    """Add the terms up to and including the first small one."""
    found = []
    for term in terms(x):
        found.append(term)
        if term.detach().abs().item() < tol:
            break
    return torch.stack(found).sum()


def taylor_grad(x: float, tol: float) -> float:
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    return grad(taylor_sin(leaf, tol), leaf)[0].item()


def doubling_grad(a: float) -> float:
    if a == 0.0:
        raise ValueError(f"the program does not end for {a}")
    leaf = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    b = leaf + leaf
    while -1000 < b.item() < 1000:
        b = b + b
    return grad(torch.where(b < 0, 100 * b, b), leaf)[0].item()
