# fails: test_bilinear_special
# diagnosis: wrong-shape
import numpy as np


def bilinear_grads(x1, W, x2):
    return W @ x2, np.outer(x1, x2).squeeze(), W.T @ x1


def quadratic_grad(M, x):
    return (M + M.T) @ x
