# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    return np.vectorize(lambda v: 3 * v**2)(x)  # <-
