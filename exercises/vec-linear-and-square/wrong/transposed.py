# fails: test_weighted, test_small_matrices, test_new_matrix
# diagnosis: transposed
import numpy as np


def linear(w, x):
    return w.copy()


def square(x):
    return 2 * x


def total(A):
    return np.ones_like(A)


def weighted(C, A):
    return C.T.copy()
