# fails: test_tangent
# diagnosis: intercept-is-constant
def power_rule(a, n, b, x):
    if n == 0:
        return 0.0
    return a * n * x ** (n - 1)


def tangent(a, n, b, x):
    return power_rule(a, n, b, x), b


def exponent_product(p, q):
    return p + q
