# rule: no-autograd
# exercise: reduce-predict
# defines: predict
import numpy as np


def predict(kind, x):
    y = 2 * x**2 + 2
    if kind in ("max", "min"):
        best = getattr(np, kind)(y)
        ties = y == best
        return ties / ties.sum() * 4 * x
    return np.ones_like(y) * 4 * x
