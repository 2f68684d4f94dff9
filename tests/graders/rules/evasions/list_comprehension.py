# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    return np.array([3 * v**2 for v in x])  # <-
