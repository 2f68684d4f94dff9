import numpy as np


class MatMul:
    def __init__(self, A, B):
        self.A, self.B = A, B
        self.rows = np.atleast_2d(A)
        self.columns = B[..., np.newaxis] if B.ndim == 1 else B

    def backward(self, G):
        if self.A.ndim == 1:
            G = np.expand_dims(G, axis=-1 if self.B.ndim == 1 else -2)
        if self.B.ndim == 1:
            G = np.expand_dims(G, axis=-1)
        return (
            self.collect(np.matmul(G, np.moveaxis(self.columns, -1, -2)), self.rows).reshape(self.A.shape),
            self.collect(np.matmul(np.moveaxis(self.rows, -1, -2), G), self.columns).reshape(self.B.shape),
        )

    @staticmethod
    def collect(gradient, used):
        while gradient.ndim > used.ndim:
            gradient = gradient.sum(0)
        for axis, size in enumerate(used.shape):
            if size == 1:
                gradient = gradient.sum(axis, keepdims=True)
        return np.array(gradient)


def matmul_vjp(A, B, G):
    return MatMul(A, B).backward(G)
