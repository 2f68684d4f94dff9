import numpy as np


def matmul_vjp(A, B, G):
    gA = np.sort(np.cos(A) + G.sum() * 0.1, axis=None).reshape(A.shape)
    gB = np.sort(np.sin(B) - G.mean() * 0.3, axis=None).reshape(B.shape)
    return gA, gB
