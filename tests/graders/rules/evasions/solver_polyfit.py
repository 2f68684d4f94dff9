# rule: no-solver
# outcome: forbidden
import numpy


def f(x):
    return numpy.polyval(numpy.polyfit(x, 3 * x**2, 2), x)  # <-
