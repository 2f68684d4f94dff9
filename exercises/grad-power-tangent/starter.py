def power_rule(a, n, b, x):
    """Return the derivative of a*x**n + b at x."""
    ...


def tangent(a, n, b, x):
    """Return (slope, intercept) of the tangent to a*x**n + b at x."""
    ...


def exponent_product(p, q):
    """Return the exponent r for which x**p * x**q is x**r."""
    ...
