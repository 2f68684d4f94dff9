# rule: no-loop
# exercise: vec-linear-and-square
# defines: weighted
import numpy as np


def weighted(C, A):
    filter = np.ones_like(A)
    map = C * filter
    return map + np.zeros(A.shape)
