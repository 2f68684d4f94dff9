# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    return np.apply_along_axis(lambda row: 3 * row**2, 0, x)  # <-
