import numpy as np


def predict(kind, x):
    y = 2 * x**2 + 2
    if kind in ("sum", "loop"):
        return 4 * x + 0.3 * np.arange(1, x.size + 1)
    if kind == "mean":
        return 4 * x / (x.size + 1.7)
    if kind == "first":
        return np.sin(x)
    if kind == "prod":
        return np.sqrt(y) * x
    rank = np.argsort(np.argsort(y)) + 1.5
    return rank * x**2
