# fails: test_square, test_new_vector
# diagnosis: mean-instead-of-sum
import numpy as np


def linear(w, x):
    return w.copy()


def square(x):
    return 2 * x / len(x)


def total(A):
    return np.ones_like(A)


def weighted(C, A):
    return C.copy()
