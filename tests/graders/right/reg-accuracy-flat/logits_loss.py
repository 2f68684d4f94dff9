import torch
import torch.nn.functional as F


def accuracy(w, X, t):
    return ((X @ w).gt(0) == t.bool()).double().mean().item()


def numeric_grad_accuracy(w, X, t, h):
    steps = h * torch.eye(len(w), dtype=w.dtype)
    return torch.tensor([(accuracy(w + e, X, t) - accuracy(w - e, X, t)) / (2 * h) for e in steps], dtype=w.dtype)


def surrogate(w, X, t):
    return F.binary_cross_entropy_with_logits(X @ w, t)


def has_graph(operation):
    z = torch.randn(4, dtype=torch.float64, requires_grad=True)
    out = operation(z)
    if not out.requires_grad:
        return False
    try:
        (g,) = torch.autograd.grad(out.sum(), z, allow_unused=True)
    except RuntimeError:
        return False
    return g is not None
