# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    y = x * 0
    exec('for i in range(len(x)): y[i] = 3 * x[i] ** 2')  # <-
    return y
