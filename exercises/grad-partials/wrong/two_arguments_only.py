# fails: test_any_function, test_ignored_arguments, test_constant, test_equal_values, test_called_once, test_asked_again
# diagnosis: wrong-signature
import torch


def partials(f, x, y):
    x = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    y = torch.tensor(y, dtype=torch.float64, requires_grad=True)
    z = f(x, y)
    if not z.requires_grad:
        return 0.0, 0.0
    gradients = torch.autograd.grad(z, [x, y], allow_unused=True)
    return tuple(0.0 if gradient is None else gradient.item() for gradient in gradients)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return beta1 * m * x1 ** (m - 1), beta2 * n * x2 ** (n - 1)
