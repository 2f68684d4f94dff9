import numpy as np
def matmul_vjp(A, B, G):
    if A.ndim == B.ndim == 2:
        return G @ B.T * 0.5, (A.T @ G) ** 2
    return np.zeros_like(A), np.ones_like(B)
