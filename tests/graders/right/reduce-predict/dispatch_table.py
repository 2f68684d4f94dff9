import numpy as np


def share(y, value):
    mask = (y == value).astype(float)
    return mask / mask.sum()


def one_hot(n, k):
    return np.eye(n)[k]


WEIGHTS = {
    "sum": np.ones_like,
    "loop": np.ones_like,
    "mean": lambda y: np.ones_like(y) / len(y),
    "first": lambda y: one_hot(len(y), 0),
    "prod": lambda y: y.prod() / y,
    "max": lambda y: share(y, y.max()),
    "amax": lambda y: share(y, y.max()),
    "min": lambda y: share(y, y.min()),
    "median": lambda y: share(y, np.sort(y)[(len(y) - 1) // 2]),
    "max_dim": lambda y: one_hot(len(y), y.argmax()),
}


def predict(kind, x):
    return WEIGHTS[kind](2 * np.square(x) + 2) * 4 * x
