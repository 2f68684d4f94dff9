# fails: test_linear, test_small_vectors, test_new_vector
# diagnosis: input-returned
import numpy as np


def linear(w, x):
    return x.copy()


def square(x):
    return 2 * x


def total(A):
    return np.ones_like(A)


def weighted(C, A):
    return C.copy()
