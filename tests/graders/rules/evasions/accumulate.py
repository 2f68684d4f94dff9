# rule: no-loop
# outcome: forbidden
import itertools

import numpy as np


def f(x):
    return np.array(list(itertools.starmap(lambda v: 3 * v**2, zip(x))))  # <-
