import numpy as np


def symmetrise(M):
    return 0.5 * (M + np.transpose(M))


def bilinear_grads(x1, W, x2):
    if W.shape != (x1.size, x2.size):
        raise ValueError("shapes do not fit")
    return np.matmul(W, x2), np.kron(x1[:, None], x2[None, :]), np.matmul(W.T, x1)


def quadratic_grad(M, x):
    """Only the symmetric part of M counts."""
    return 2 * symmetrise(M) @ x
