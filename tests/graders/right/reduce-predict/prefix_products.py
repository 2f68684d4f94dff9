import statistics

import numpy as np


def others(y):
    """The product of all other values, by products from the left and from the right."""
    left = np.concatenate(([1.0], np.cumprod(y)[:-1]))
    right = np.concatenate((np.cumprod(y[::-1])[:-1][::-1], [1.0]))
    return left * right


def predict(kind, x):
    y = 2 * x**2 + 2
    upstream = np.zeros_like(y)
    if kind in {"sum", "loop"}:
        upstream += 1
    elif kind == "mean":
        upstream += 1 / len(y)
    elif kind == "first":
        upstream[:1] = 1
    elif kind == "prod":
        upstream = others(y)
    elif kind == "max_dim":
        upstream[np.nonzero(y == y.max())[0][0]] = 1
    else:
        value = statistics.median_low(y.tolist()) if kind == "median" else (y.min() if kind == "min" else y.max())
        upstream[y == value] = 1 / (y == value).sum()
    return upstream * 4 * x
