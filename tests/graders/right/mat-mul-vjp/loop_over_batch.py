import numpy as np


def matmul_vjp(A, B, G):
    """Every pair of matrices on its own, added up where it came from."""
    left = A.reshape(1, -1) if A.ndim == 1 else A
    right = B.reshape(-1, 1) if B.ndim == 1 else B
    batch = np.broadcast_shapes(left.shape[:-2], right.shape[:-2])
    up = G.reshape(batch + (left.shape[-2], right.shape[-1]))
    gA, gB = np.zeros(left.shape), np.zeros(right.shape)
    full_left = np.broadcast_to(left, batch + left.shape[-2:])
    full_right = np.broadcast_to(right, batch + right.shape[-2:])

    def home(index, shape):
        own = index[len(index) - len(shape) + 2:] if len(shape) > 2 else ()
        return tuple(0 if size == 1 else i for i, size in zip(own, shape[:-2]))

    for index in np.ndindex(*batch):
        gA[home(index, left.shape)] += up[index] @ full_right[index].T
        gB[home(index, right.shape)] += full_left[index].T @ up[index]
    return gA.reshape(A.shape), gB.reshape(B.shape)
