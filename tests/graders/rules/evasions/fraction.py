# rule: no-literals
# outcome: forbidden
from fractions import Fraction

NUMBER = float(Fraction(351733, 999983))  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
