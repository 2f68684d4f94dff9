# fails: test_asked_again
# diagnosis: accumulated
import torch

LEAVES = {}


def partials(f, *xs):
    leaves = [LEAVES.setdefault((place, x), leaf_at(x)) for place, x in enumerate(xs)]
    y = f(*leaves)
    if y.requires_grad:
        y.backward()
    return tuple(0.0 if leaf.grad is None else leaf.grad.item() for leaf in leaves)


def leaf_at(x):
    return torch.tensor(x, dtype=torch.float64, requires_grad=True)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return beta1 * m * x1 ** (m - 1), beta2 * n * x2 ** (n - 1)
