import numpy as np


def T(X):
    return X.swapaxes(-2, -1)


def fit(grad, shape):
    axes = list(range(grad.ndim - len(shape)))
    axes += [i + len(axes) for i, s in enumerate(shape) if s == 1]
    return np.sum(grad, axis=tuple(axes)).reshape(shape) if axes else grad


def matmul_vjp(A, B, G):
    match A.ndim, B.ndim:
        case 1, 1:
            return np.multiply(G, B), np.multiply(G, A)
        case 1, _:
            gA, gB = matmul_vjp(A[np.newaxis, :], B, G[..., np.newaxis, :])
            return gA[0], gB
        case _, 1:
            gA, gB = matmul_vjp(A, B[:, np.newaxis], G[..., np.newaxis])
            return gA, gB[:, 0].copy()
    return fit(G @ T(B), A.shape), fit(T(A) @ G, B.shape)
