# rule: no-solver
# outcome: forbidden
import numpy as np

for name in sorted(['solve']):
    answer = getattr(np.linalg, name)  # <-


def f(x):
    return answer(np.eye(len(x)), 3 * x**2)
