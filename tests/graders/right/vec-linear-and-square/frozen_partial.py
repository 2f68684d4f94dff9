from functools import partial

import numpy as np

scale = partial(np.multiply, dtype=np.float64)


def linear(w, x):
    return scale(w, 1)


def square(x):
    return scale(x, 2)


def total(A):
    return np.power(A, 0)


def weighted(C, A):
    return linear(C, A)
