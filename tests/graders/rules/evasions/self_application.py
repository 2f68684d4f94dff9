# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    return (lambda g: g(g, x))(lambda g, x: x if not len(x) else np.append(3 * x[0] ** 2, g(g, x[1:])))  # <-
