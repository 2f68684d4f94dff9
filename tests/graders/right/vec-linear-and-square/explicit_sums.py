import numpy as np


def linear(w, x):
    """By the Kronecker delta: sum_i w_i * d_ij."""
    return w @ np.eye(len(x))


def square(x):
    delta = np.eye(x.size)
    return np.einsum("i,ij->j", x, delta) + np.einsum("i,ij->j", x, delta)


def total(A):
    rows, columns = np.ones((A.shape[0], 1)), np.ones((1, A.shape[1]))
    return rows @ columns


def weighted(C, A):
    return np.einsum("ij,ij->ij", C, total(A))
