# rule: no-solver
# outcome: forbidden
import numpy as np
from numpy.linalg import *


def f(x):
    return solve(np.eye(len(x)), 3 * x**2)  # <-
