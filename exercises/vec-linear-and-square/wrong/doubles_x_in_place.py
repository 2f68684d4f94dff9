# fails: test_new_vector
# diagnosis: mutated-input
import numpy as np


def linear(w, x):
    return w.copy()


def square(x):
    x *= 2
    return x.copy()


def total(A):
    return np.ones_like(A)


def weighted(C, A):
    return C.copy()
