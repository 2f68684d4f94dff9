# rule: no-solver
# outcome: forbidden
import numpy as np


def f(x):
    return np.polynomial.Polynomial.fit(x, 3 * x**2, 2)(x)  # <-
