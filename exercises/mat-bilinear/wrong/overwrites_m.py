# fails: test_leaves_arguments_alone
# diagnosis: mutated-input
import numpy as np


def bilinear_grads(x1, W, x2):
    return W @ x2, np.outer(x1, x2), W.T @ x1


def quadratic_grad(M, x):
    M += M.T.copy()
    return M @ x
