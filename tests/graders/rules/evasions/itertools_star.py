# rule: no-loop
# outcome: forbidden
from itertools import *  # <-

import numpy as np


def f(x):
    return np.array(list(starmap(lambda v: 3 * v**2, zip(x))))
