import torch


class Model:
    def __init__(self, w):
        self.w = w

    def scores(self, X):
        return torch.einsum("ij,j->i", X, self.w)

    def predict(self, X):
        return (self.scores(X) > 0).to(torch.float64)


def accuracy(w, X, t):
    return (Model(w).predict(X) == t).to(torch.float64).mean().item()


def central(f, w, i, h):
    e = torch.zeros_like(w)
    e[i] = h
    return (f(w + e) - f(w - e)) / (2 * h)


def numeric_grad_accuracy(w, X, t, h):
    f = lambda v: accuracy(v, X, t)
    return torch.tensor([central(f, w, i, h) for i in range(w.shape[0])], dtype=torch.float64)


def surrogate(w, X, t):
    """log(1 + e^z) = max(z, 0) + log(1 + e^-|z|)"""
    z = Model(w).scores(X)
    zero = torch.zeros_like(z)
    return (torch.maximum(z, zero) + torch.log1p(torch.exp(-z.abs())) - t * z).mean()


def has_graph(operation):
    z = torch.tensor([1.5, -0.5], dtype=torch.float64, requires_grad=True)
    try:
        gradient = torch.autograd.grad(operation(z).sum(), z)[0]
    except RuntimeError:
        return False
    else:
        return gradient.shape == z.shape
