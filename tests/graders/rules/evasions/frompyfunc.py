# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    return np.frompyfunc(lambda v: 3 * v**2, 1, 1)(x).astype(float)  # <-
