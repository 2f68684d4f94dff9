# fails: test_plane, test_any_function, test_ignored_arguments, test_constant, test_equal_values, test_asked_again
# diagnosis: wrong-type
import torch


def partials(f, *xs):
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in xs]
    y = f(*leaves)
    if not y.requires_grad:
        return tuple(torch.zeros_like(leaf) for leaf in leaves)
    gradients = torch.autograd.grad(y, leaves, allow_unused=True)
    return tuple(torch.zeros_like(leaf) if gradient is None else gradient for gradient, leaf in zip(gradients, leaves))


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return beta1 * m * x1 ** (m - 1), beta2 * n * x2 ** (n - 1)
