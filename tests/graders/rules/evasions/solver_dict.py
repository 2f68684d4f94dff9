# rule: no-solver
# outcome: forbidden
import numpy as np

answer = np.linalg.__dict__['solve']  # <-


def f(x):
    return answer(np.eye(len(x)), 3 * x**2)
