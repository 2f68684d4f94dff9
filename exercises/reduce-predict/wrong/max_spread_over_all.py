# fails: test_seed_points, test_choice_without_ties, test_ties, test_one_point_and_zero, test_leaves_x_alone
import numpy as np


def predict(kind, x):
    y = 2 * x**2 + 2
    return weights(kind, y) * 4 * x


def weights(kind, y):
    """Return the derivative of the reduction with respect to each y."""
    if kind in ("sum", "loop", "max", "amax"):
        return np.ones_like(y)
    if kind == "mean":
        return np.full_like(y, 1 / y.size)
    if kind == "first":
        return only(0, y)
    if kind == "prod":
        return np.prod(y) / y  # no y is 0
    if kind == "max_dim":
        return only(np.argmax(y), y)
    lower_median = np.sort(y)[(y.size - 1) // 2]
    chosen = {"max": y.max(), "amax": y.max(), "min": y.min(), "median": lower_median}[kind]
    tied = y == chosen
    return tied / tied.sum()


def only(index, y):
    result = np.zeros_like(y)
    result[index] = 1.0
    return result
