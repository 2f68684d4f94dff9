# rule: no-solver
# outcome: known limit - the closed formula in plain arithmetic; an instructor sees it
import numpy as np


def f(x):
    y = 3 * x**2
    slope = ((y - y.mean()) * (y - y.mean())).sum() / ((y - y.mean()) ** 2).sum()
    return slope * y + (y.mean() - slope * y.mean()) * np.ones(len(x))
