# rule: no-solver
# outcome: forbidden
from numpy.polynomial import Polynomial  # <-


def f(x):
    return Polynomial.fit(x, 3 * x**2, 2)(x)
