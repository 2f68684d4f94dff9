# rule: no-loop
# outcome: forbidden
import numpy as np


@np.vectorize  # <-
def f(x):
    return 3 * x**2
