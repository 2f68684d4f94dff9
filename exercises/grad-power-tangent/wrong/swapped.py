# fails: test_tangent
# diagnosis: permuted
def power_rule(a, n, b, x):
    if n == 0:
        return 0.0
    return a * n * x ** (n - 1)


def tangent(a, n, b, x):
    slope = power_rule(a, n, b, x)
    return a * x**n + b - slope * x, slope


def exponent_product(p, q):
    return p + q
