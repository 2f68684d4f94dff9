import numpy as np


def matmul_vjp(A, B, G):
    """The two sums of the statement, with all axes spelt out: (batch, i, l, j)."""
    a = A[None, :] if A.ndim == 1 else A
    b = B[:, None] if B.ndim == 1 else B
    shape = np.broadcast_shapes(a.shape[:-2], b.shape[:-2]) + (a.shape[-2], b.shape[-1])
    g = np.reshape(G, shape)
    wide = g[..., :, None, :]
    gA = (wide * b[..., None, :, :]).sum(axis=-1)
    gB = (wide * a[..., :, :, None]).sum(axis=-3)
    return reduce_to(gA, a.shape).reshape(A.shape), reduce_to(gB, b.shape).reshape(B.shape)


def reduce_to(g, shape):
    padded = (1,) * (g.ndim - len(shape)) + shape
    axes = tuple(i for i, (have, want) in enumerate(zip(g.shape, padded)) if want == 1 and have != 1)
    return g.sum(axis=axes, keepdims=True).reshape(shape)
