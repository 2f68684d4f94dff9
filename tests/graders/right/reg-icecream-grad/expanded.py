import numpy as np


def loss(a, b, x, y):
    """L as a polynomial of a and b."""
    n, sx, sy = x.size, x.sum(), y.sum()
    xx, xy, yy = x @ x, x @ y, y @ y
    return yy + a * a * xx + n * b * b - 2 * a * xy - 2 * b * sy + 2 * a * b * sx


def grads(a, b, x, y):
    return 2 * a * (x @ x) - 2 * (x @ y) + 2 * b * x.sum(), 2 * x.size * b - 2 * y.sum() + 2 * a * x.sum()


def safe_loss(pred, y):
    match pred.shape == y.shape:
        case False:
            raise ValueError(f"shapes {pred.shape} and {y.shape} differ")
        case True:
            return np.square(y - pred).sum()
