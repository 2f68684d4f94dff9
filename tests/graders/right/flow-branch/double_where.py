import torch
from torch import where


def branch_grad(x0: float, coin: float) -> float:
    x = torch.tensor(x0, dtype=torch.float64).requires_grad_()
    y = x + 3 if coin < 0.5 else torch.sin(x) + torch.cos(x * x)
    return torch.autograd.grad(y, x)[0].item()


def piecewise(xs: torch.Tensor) -> torch.Tensor:
    """Safe inputs first, then the pieces, then the choice."""
    x = xs.detach().clone().requires_grad_(True)
    left, right = x < -1, x > 1
    safe_left = where(left, x, torch.full_like(x, -2.0))
    safe_right = where(right, x, torch.full_like(x, 2.0))
    y = where(left, (-safe_left).sqrt(), where(right, safe_right.log() + 1, x * x))
    y.backward(torch.ones_like(y))
    return x.grad
