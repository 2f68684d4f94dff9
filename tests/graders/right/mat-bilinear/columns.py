import numpy as np


def bilinear_grads(x1: np.ndarray, W: np.ndarray, x2: np.ndarray) -> tuple:
    """Everything as column matrices, flattened in the end."""
    a, b = x1[:, None], x2[:, None]
    return (W @ b).ravel(), a @ b.T, (W.T @ a).ravel()


def quadratic_grad(M: np.ndarray, x: np.ndarray) -> np.ndarray:
    column = x.reshape(-1, 1)
    return (M @ column + M.T @ column).reshape(-1)
