# fails: test_equal_values
# diagnosis: equal-values-merged
import torch


def partials(f, *xs):
    leaves = {x: torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in xs}
    y = f(*[leaves[x] for x in xs])
    if y.requires_grad:
        y.backward()
    return tuple(0.0 if leaves[x].grad is None else leaves[x].grad.item() for x in xs)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return beta1 * m * x1 ** (m - 1), beta2 * n * x2 ** (n - 1)
