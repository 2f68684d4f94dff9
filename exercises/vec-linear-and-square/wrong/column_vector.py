# fails: test_linear, test_square, test_small_vectors, test_new_vector
# diagnosis: wrong-shape
import numpy as np


def linear(w, x):
    return w.reshape(-1, 1).copy()


def square(x):
    return 2 * x.reshape(-1, 1)


def total(A):
    return np.ones_like(A)


def weighted(C, A):
    return C.copy()
