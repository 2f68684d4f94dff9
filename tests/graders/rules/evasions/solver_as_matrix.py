# rule: no-solver
# outcome: forbidden
import numpy as np


def f(x):
    return np.asarray(np.asmatrix(np.eye(len(x))) ** -1 @ (3 * x**2))[0]  # <-
