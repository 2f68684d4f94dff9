# rule: no-loop
# outcome: forbidden
import numpy as np


class Each:
    def __init__(self, x):
        self.x = list(x)

    def __getitem__(self, i):  # <-
        return 3 * self.x[i] ** 2


def f(x):
    return np.array(list(Each(x)))
