import numpy as np


def loss(a, b, x, y):
    r = y - a * x - b
    return float(r @ r)


def grads(a, b, x, y):
    r = a * x + b - y
    return 2.0 * float(r @ x), 2.0 * float(r.sum())


def safe_loss(pred, y):
    if np.shape(pred) != np.shape(y):
        raise ValueError
    r = (y - pred).ravel()
    return float(r.dot(r))
