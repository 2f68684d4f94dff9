# fails: test_has_graph
# diagnosis: flat-means-no-graph
import torch
from torch.nn.functional import softplus


def accuracy(w, X, t):
    predicted = (X @ w > 0).to(t.dtype)
    return (predicted == t).double().mean().item()


def numeric_grad_accuracy(w, X, t, h):
    gradient = torch.zeros_like(w)
    for i in range(len(w)):
        step = torch.zeros_like(w)
        step[i] = h
        gradient[i] = (accuracy(w + step, X, t) - accuracy(w - step, X, t)) / (2 * h)
    return gradient


def surrogate(w, X, t):
    scores = X @ w
    return (softplus(scores) - t * scores).mean()


def has_graph(operation):
    z = torch.linspace(-2, 2, 5, dtype=torch.float64, requires_grad=True)
    try:
        operation(z).sum().backward()
    except RuntimeError:
        return False
    return bool(z.grad.any())
