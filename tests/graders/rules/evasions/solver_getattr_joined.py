# rule: no-solver
# outcome: forbidden
import numpy as np

solve = getattr(np.linalg, 'sol' + 've')  # <-


def f(x):
    return solve(np.eye(len(x)), 3 * x**2)
