# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    done = []
    sorted(x, key=lambda v: done.append(3 * v**2) or 0)  # <-
    return np.array(done)
