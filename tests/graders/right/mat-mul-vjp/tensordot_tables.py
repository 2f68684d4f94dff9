import numpy as np
from numpy import ndarray


def _expand(A: ndarray, B: ndarray, G: ndarray):
    one, two = A.ndim == 1, B.ndim == 1
    if one:
        A = A[None, :]
        G = G[None] if two else G[..., None, :]
    if two:
        B = B[:, None]
        G = G[..., None]
    return A, B, G


def _sum_like(g: ndarray, target: ndarray) -> ndarray:
    extra = g.ndim - target.ndim
    if extra > 0:
        g = np.add.reduce(g, axis=tuple(range(extra)))
    for axis in range(target.ndim):
        if target.shape[axis] == 1 < g.shape[axis]:
            g = np.add.reduce(g, axis=axis, keepdims=True)
    return g


def matmul_vjp(A: ndarray, B: ndarray, G: ndarray) -> tuple[ndarray, ndarray]:
    a, b, g = _expand(A, B, G)
    flip = lambda m: np.transpose(m, (*range(m.ndim - 2), m.ndim - 1, m.ndim - 2))
    return _sum_like(g @ flip(b), a).reshape(A.shape), _sum_like(flip(a) @ g, b).reshape(B.shape)
