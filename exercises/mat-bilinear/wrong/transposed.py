# fails: test_seed_values, test_bilinear, test_bilinear_square, test_bilinear_special, test_leaves_arguments_alone
# diagnosis: transposed
import numpy as np


def bilinear_grads(x1, W, x2):
    return W @ x2, np.outer(x2, x1), W.T @ x1


def quadratic_grad(M, x):
    return (M + M.T) @ x
