# fails: test_seed_values, test_bilinear, test_bilinear_square, test_bilinear_special, test_leaves_arguments_alone
# diagnosis: wrong-shape
import numpy as np


def bilinear_grads(x1, W, x2):
    return (W @ x2)[None, :], np.outer(x1, x2), W.T @ x1


def quadratic_grad(M, x):
    return (M + M.T) @ x
