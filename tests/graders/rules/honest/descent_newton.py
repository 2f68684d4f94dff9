# rule: no-literals
# exercise: gd-third-problem
# defines: minimise
import math
from fractions import Fraction


def minimise(x=3.0, tolerance=1e-10):
    lr = float(Fraction(1, 64))
    grid = [i / 10 for i in range(-20, 21)]
    h = 2.0**-20
    while abs(slope := 2 * x - math.exp(-x)) > tolerance:
        x -= lr * slope
    return x + 0 * (grid[0] + h) + 0 * 86400 / 7
