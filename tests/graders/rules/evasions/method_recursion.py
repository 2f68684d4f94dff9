# rule: no-loop
# outcome: forbidden
import numpy as np


class Walk:
    def go(self, x):  # <-
        return x if not len(x) else np.append(3 * x[0] ** 2, self.go(x[1:]))


def f(x):
    return Walk().go(x)
