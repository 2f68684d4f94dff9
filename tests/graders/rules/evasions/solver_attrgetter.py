# rule: no-solver
# outcome: forbidden
from operator import attrgetter

import numpy as np

answer = attrgetter('linalg.solve')(np)  # <-


def f(x):
    return answer(np.eye(len(x)), 3 * x**2)
