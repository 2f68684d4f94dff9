# fails: test_square, test_small_vectors, test_new_vector
# diagnosis: factor-two-lost
import numpy as np


def linear(w, x):
    return w.copy()


def square(x):
    return x.copy()


def total(A):
    return np.ones_like(A)


def weighted(C, A):
    return C.copy()
