import numpy as np


def matmul_vjp(A, B, G):
    rows = A[None, :] if A.ndim == 1 else A
    columns = B[:, None] if B.ndim == 1 else B
    if B.ndim == 1:
        G = np.expand_dims(G, -1)
    if A.ndim == 1:
        G = np.expand_dims(G, -2)
    gA = sum_to_shape(G @ columns.swapaxes(-1, -2), rows.shape)
    gB = sum_to_shape(rows.swapaxes(-1, -2) @ G, columns.shape)
    return gA.reshape(A.shape), gB.reshape(B.shape)


def sum_to_shape(gradient, shape):
    """Sum over the axes that broadcasting added or stretched; neither is in the result."""
    added = tuple(range(gradient.ndim - len(shape)))
    gradient = gradient.sum(axis=added)
    stretched = tuple(axis for axis, size in enumerate(shape) if size == 1)
    return gradient.sum(axis=stretched)
