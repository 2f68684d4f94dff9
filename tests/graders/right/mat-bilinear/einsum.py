import numpy as np


def bilinear_grads(x1, W, x2):
    return np.einsum("ij,j->i", W, x2), np.einsum("i,j->ij", x1, x2), np.einsum("i,ij->j", x1, W)


def quadratic_grad(M, x):
    return np.einsum("ij,j->i", M, x) + np.einsum("ij,i->j", M, x)
