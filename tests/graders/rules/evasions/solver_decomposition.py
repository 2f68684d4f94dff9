# rule: no-solver
# outcome: forbidden
import numpy as np


def f(x):
    u, s, v = np.linalg.svd(np.eye(len(x)))  # <-
    return v.T @ (u.T @ (3 * x**2) / s)
