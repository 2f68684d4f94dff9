import torch
from torch import nn


def accuracy(w, X, t):
    guess = torch.heaviside(X @ w, torch.zeros(1, dtype=torch.float64))
    return torch.isclose(guess, t).to(torch.float64).mean().item()


def numeric_grad_accuracy(w, X, t, h):
    plus = [accuracy(w + h * (torch.arange(len(w)) == i), X, t) for i in range(len(w))]
    minus = [accuracy(w - h * (torch.arange(len(w)) == i), X, t) for i in range(len(w))]
    return (torch.tensor(plus, dtype=w.dtype) - torch.tensor(minus, dtype=w.dtype)) / (2 * h)


def surrogate(w, X, t):
    # two classes with the scores 0 and z
    z = X @ w
    return nn.CrossEntropyLoss()(torch.stack([torch.zeros_like(z), z], dim=1), t.long())


def has_graph(operation):
    leaf = torch.ones(3, dtype=torch.float64).requires_grad_()
    result = operation(leaf).sum()
    if result.grad_fn is None:
        return False
    try:
        result.backward()
        return leaf.grad is not None
    except RuntimeError:
        return False
