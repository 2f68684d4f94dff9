# rule: no-loop
# outcome: known limit - an object that calls itself under another name
import numpy as np


class Step:
    def __call__(self, x):
        again = self
        return x if not len(x) else np.append(3 * x[0] ** 2, again(x[1:]))


def f(x):
    return Step()(x)
