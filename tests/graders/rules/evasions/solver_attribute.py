# rule: no-solver
# outcome: forbidden
import numpy as np


def f(x):
    return np.linalg.solve(np.eye(len(x)), 3 * x**2)  # <-
