# rule: no-loop
# outcome: known limit - the same expression many times over; sizes that change tell it
import numpy as np


def f(x):
    return np.append(3 * x[:1] ** 2, np.append(3 * x[1:2] ** 2, 3 * x[2:] ** 2))
