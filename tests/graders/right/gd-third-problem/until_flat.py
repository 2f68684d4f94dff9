import torch
from torch.autograd import grad


def f(x: torch.Tensor) -> torch.Tensor:
    """-log(1/(1 + exp(-x)) + 1) / (x² + 1)"""
    return -((1 + torch.exp(-x)).reciprocal() + 1).log() / (x * x + 1)


def slope(x: float) -> float:
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    return grad(f(leaf), leaf)[0].item()


def minimise(x0: float, lr: float, steps: int) -> tuple[float, float]:
    x = float(x0)
    for _ in range(steps):
        x -= lr * slope(x)
    return x, f(torch.tensor(x, dtype=torch.float64)).item()


def solve() -> float:
    """Walk until the slope vanishes."""
    x = 1.0
    while abs(g := slope(x)) > 1e-12:
        x -= 0.5 * g
    return x
