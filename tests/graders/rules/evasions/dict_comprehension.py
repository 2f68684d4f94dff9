# rule: no-loop
# outcome: forbidden
import numpy as np


def f(x):
    return np.array(list({i: 3 * v**2 for i, v in enumerate(x)}.values()))  # <-
