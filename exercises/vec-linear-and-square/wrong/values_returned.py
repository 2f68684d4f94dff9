# fails: test_linear, test_square, test_total, test_weighted, test_small_vectors, test_small_matrices, test_new_vector, test_new_matrix
# diagnosis: value-returned
import numpy as np


def linear(w, x):
    return w @ x


def square(x):
    return np.sum(x**2)


def total(A):
    return np.sum(A)


def weighted(C, A):
    return np.sum(C * A)
