# rule: no-loop
# outcome: forbidden
import numpy as np

each = map  # <-


def f(x):
    return np.array(list(each(lambda v: 3 * v**2, x)))
