# fails: test_ignored_arguments, test_constant
# diagnosis: no-gradient
import torch


def partials(f, *xs):
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in xs]
    y = f(*leaves)
    if y.requires_grad:
        y.backward()
    return tuple(None if leaf.grad is None else leaf.grad.item() for leaf in leaves)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return beta1 * m * x1 ** (m - 1), beta2 * n * x2 ** (n - 1)
