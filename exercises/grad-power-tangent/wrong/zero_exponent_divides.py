# fails: test_special_cases
# diagnosis: zero-division
def power_rule(a, n, b, x):
    return a * n * x ** (n - 1)


def tangent(a, n, b, x):
    slope = power_rule(a, n, b, x)
    height = a * x**n + b
    return slope, height - slope * x


def exponent_product(p, q):
    return p + q
