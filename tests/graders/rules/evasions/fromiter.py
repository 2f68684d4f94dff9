# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    return np.fromiter(iter(3 * x**2), float)  # <-
