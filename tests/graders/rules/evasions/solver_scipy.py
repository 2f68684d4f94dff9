# rule: no-solver
# outcome: forbidden
import numpy as np
import scipy.linalg  # <-


def f(x):
    return scipy.linalg.solve(np.eye(len(x)), 3 * x**2)
