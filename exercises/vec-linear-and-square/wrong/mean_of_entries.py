# fails: test_total, test_small_matrices, test_new_matrix
# diagnosis: mean-instead-of-sum
import numpy as np


def linear(w, x):
    return w.copy()


def square(x):
    return 2 * x


def total(A):
    return np.ones_like(A) / A.size


def weighted(C, A):
    return C.copy()
