# fails: test_seed_values, test_quadratic, test_quadratic_special, test_leaves_arguments_alone
# diagnosis: symmetric-assumed-and-transposed
import numpy as np


def bilinear_grads(x1, W, x2):
    return W @ x2, np.outer(x1, x2), W.T @ x1


def quadratic_grad(M, x):
    return 2 * M.T @ x
