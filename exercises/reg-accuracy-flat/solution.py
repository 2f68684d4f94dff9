import torch
from torch.nn.functional import softplus


def accuracy(w, X, t):
    predicted = (X @ w > 0).to(t.dtype)
    return (predicted == t).double().mean().item()


def numeric_grad_accuracy(w, X, t, h):
    steps = torch.diag(torch.full_like(w, h))
    rises = [accuracy(w + step, X, t) - accuracy(w - step, X, t) for step in steps]
    return torch.tensor(rises, dtype=w.dtype) / (2 * h)


def surrogate(w, X, t):
    scores = X @ w
    return (softplus(scores) - t * scores).mean()


def has_graph(operation):
    z = torch.arange(5.0, dtype=torch.float64, requires_grad=True)
    try:
        operation(z).sum().backward()
    except RuntimeError:
        return False
    return z.grad is not None
