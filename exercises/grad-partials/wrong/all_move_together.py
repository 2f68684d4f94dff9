# fails: test_plane, test_any_function, test_ignored_arguments, test_equal_values, test_asked_again
# diagnosis: all-moved-together
import torch


def partials(f, *xs):
    step = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    y = f(*[x + step for x in xs])
    if y.requires_grad:
        y.backward()
    return (0.0 if step.grad is None else step.grad.item(),) * len(xs)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return beta1 * m * x1 ** (m - 1), beta2 * n * x2 ** (n - 1)
