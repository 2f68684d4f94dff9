# rule: no-loop
# outcome: forbidden
import functools

import numpy as np


def f(x):
    return np.array(functools.reduce(lambda done, v: [*done, 3 * v**2], x, []))  # <-
