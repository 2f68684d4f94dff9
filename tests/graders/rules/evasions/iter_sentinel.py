# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    rest, done = list(x), []
    list(iter(lambda: done.append(3 * rest.pop(0) ** 2) or len(rest), 0))  # <-
    return np.array(done)
