import numpy as np


def unbroadcast(g, like):
    lead = g.ndim - like.ndim
    g = g.sum(axis=tuple(range(lead)))
    return g.sum(axis=tuple(i for i, n in enumerate(like.shape) if n == 1), keepdims=True)


def matmul_vjp(A, B, G):
    a = A if A.ndim > 1 else A[None]
    b = B if B.ndim > 1 else B[:, None]
    g = G.reshape(np.broadcast_shapes(a.shape[:-2], b.shape[:-2]) + (a.shape[-2], b.shape[-1]))
    return (
        unbroadcast(np.einsum("...ij,...lj->...il", g, b), a).reshape(A.shape),
        unbroadcast(np.einsum("...il,...ij->...lj", a, g), b).reshape(B.shape),
    )
