# fails: test_called_once
# diagnosis: too-costly
import torch


def partials(f, *xs):
    result = []
    for place, x in enumerate(xs):
        points = [torch.tensor(x, dtype=torch.float64) for x in xs]
        points[place].requires_grad_()
        y = f(*points)
        if y.requires_grad:
            y.backward()
        result.append(0.0 if points[place].grad is None else points[place].grad.item())
    return tuple(result)


def hand(beta0, beta1, beta2, m, n, x1, x2):
    return beta1 * m * x1 ** (m - 1), beta2 * n * x2 ** (n - 1)
