# fails: test_hand
# diagnosis: other-term-kept
import torch


def partials(f, *xs):
    leaves = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in xs]
    y = f(*leaves)
    if not y.requires_grad:
        return (0.0,) * len(xs)
    gradients = torch.autograd.grad(y, leaves, allow_unused=True)
    return tuple(0.0 if gradient is None else gradient.item() for gradient in gradients)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return beta1 * m * x1 ** (m - 1) + beta2 * x2**n, beta1 * x1**m + beta2 * n * x2 ** (n - 1)
