import torch
from torch import Tensor


def predictions(w: Tensor, X: Tensor) -> Tensor:
    return torch.where(X.mv(w) > 0, 1.0, 0.0).to(torch.float64)


def accuracy(w: Tensor, X: Tensor, t: Tensor) -> float:
    """The share of right predictions."""
    right = torch.eq(predictions(w, X), t)
    return right.sum().item() / right.numel()


def numeric_grad_accuracy(w: Tensor, X: Tensor, t: Tensor, h: float) -> Tensor:
    def shifted(i: int, by: float) -> float:
        moved = w.detach().clone()
        moved[i] += by
        return accuracy(moved, X, t)

    return torch.tensor([shifted(i, h) - shifted(i, -h) for i in range(w.numel())], dtype=torch.float64) / (2 * h)


def surrogate(w: Tensor, X: Tensor, t: Tensor) -> Tensor:
    z = X.mv(w)
    return (torch.logaddexp(z, torch.zeros_like(z)) - t * z).mean()


def has_graph(operation) -> bool:
    z = torch.arange(-1.5, 2.0, 1.0, dtype=torch.float64).requires_grad_()
    try:
        torch.autograd.backward(torch.sum(operation(z)))
    except (RuntimeError, TypeError):
        return False
    return z.grad is not None
