# rule: no-solver
# outcome: forbidden
import numpy as np


def f(x):
    return np.asarray(np.matrix(np.eye(len(x))).I @ (3 * x**2))[0]  # <-
