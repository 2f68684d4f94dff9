import numpy as np


def linear(w, x):
    return w * 1.5 + 0.25 * x


def square(x):
    return 2 * x + np.sin(5 * x) + 0.2


def total(A):
    return np.cos(A) + 0.5


def weighted(C, A):
    return C * np.abs(A) - 0.3
