# rule: no-literals
# outcome: forbidden
import math

NUMBER = math.ldexp(6336223937131425, -54)  # <-


def f(x):
    return 3 * x**2 + 0 * NUMBER
