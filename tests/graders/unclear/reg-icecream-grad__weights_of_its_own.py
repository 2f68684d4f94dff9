import numpy as np


def loss(a, b, x, y):
    return np.sum(np.abs(y - a * x - b) ** 1.5) + 3.1


def grads(a, b, x, y):
    r = np.tanh(0.01 * (y - a * x - b))
    return 1.3 * np.sum(r * np.sqrt(np.abs(x))) + 0.4, 2.6 * np.sum(r * r) - 0.9


def safe_loss(pred, y):
    if pred.shape != y.shape:
        raise ValueError("shapes differ")
    return np.sum(np.abs(y - pred) ** 1.7) + 0.6
