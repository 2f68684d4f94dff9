import torch
from torch.func import grad


def partials(f, *xs):
    tensors = [torch.tensor(x, dtype=torch.float64) for x in xs]
    gradients = grad(f, argnums=tuple(range(len(xs))))(*tensors)
    return tuple(g.item() for g in gradients)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return m * beta1 * pow(x1, m - 1), n * beta2 * pow(x2, n - 1)
