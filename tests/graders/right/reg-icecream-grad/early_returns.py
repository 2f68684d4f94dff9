import numpy as np


def residual(a, b, x, y):
    x = np.asarray(x, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    return np.subtract(y, np.add(np.multiply(a, x), b))


def loss(a, b, x, y):
    if len(x) == 0:
        return 0
    return np.sum(residual(a, b, x, y) ** 2).item()


def grads(a, b, x, y):
    if len(x) == 0:
        return 0, 0
    r = residual(a, b, x, y)
    return (-2 * np.sum(r * x)).item(), (-2 * np.sum(r)).item()


def safe_loss(pred, y):
    if pred.shape != y.shape:
        raise ValueError("shape mismatch: %s, %s" % (pred.shape, y.shape))
    return np.vdot(y - pred, y - pred)
