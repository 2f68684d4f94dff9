# rule: no-loop
# exercise: vec-linear-and-square
# defines: total, square
import numpy as np


def total(A):
    total = np.ones_like(A)
    return total


def square(x):
    square = x + x
    return square
