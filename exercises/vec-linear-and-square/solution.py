import numpy as np


def linear(w, x):
    return w.copy()


def square(x):
    return 2 * x


def total(A):
    return np.ones_like(A)


def weighted(C, A):
    return C.copy()
