# rule: no-solver
# outcome: forbidden
import numpy as np
from numpy.linalg import lstsq as fit  # <-


def f(x):
    return fit(np.eye(len(x)), 3 * x**2, rcond=None)[0]
