import numpy as np


def power_rule(a, n, b, x):
    if n == 0 or a == 0:
        return 0.0
    return float(a * n * np.float64(x) ** (n - 1))


def tangent(a, n, b, x):
    """The intercept is a (1 - n) x^n + b."""
    return power_rule(a, n, b, x), float(a * (1 - n) * np.float64(x) ** n + b)


def exponent_product(p, q):
    return p + q
