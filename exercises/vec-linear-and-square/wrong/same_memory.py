# fails: test_new_vector, test_new_matrix
# diagnosis: aliased
import numpy as np


def linear(w, x):
    return w


def square(x):
    return 2 * x


def total(A):
    return np.ones_like(A)


def weighted(C, A):
    return C
