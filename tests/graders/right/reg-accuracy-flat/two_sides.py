import torch
from torch.nn.functional import logsigmoid


def accuracy(w, X, t):
    wrong = ((X @ w > 0).double() - t).abs().sum()
    return 1 - wrong.item() / len(t)


def numeric_grad_accuracy(w, X, t, h):
    g = torch.empty_like(w)
    with torch.no_grad():
        for i, unit in enumerate(torch.eye(w.shape[0], dtype=w.dtype)):
            up, down = accuracy(w + h * unit, X, t), accuracy(w - h * unit, X, t)
            g[i] = (up - down) / (2 * h)
    return g


def surrogate(w, X, t):
    """A day of rain costs -log σ(z), a dry one -log σ(-z)."""
    z = X @ w
    return -(t * logsigmoid(z) + (1 - t) * logsigmoid(-z)).mean()


def has_graph(operation):
    caught = []
    z = torch.linspace(-1.9, 1.9, 6, dtype=torch.float64, requires_grad=True)
    z.register_hook(caught.append)
    try:
        operation(z).sum().backward()
    except RuntimeError:
        pass
    return len(caught) == 1
