# fails: test_worked_slopes, test_negative_and_half, test_tangent
# diagnosis: negative-power-left-out
def power_rule(a, n, b, x):
    slope = a * n
    for _ in range(n - 1):
        slope *= x
    return slope


def tangent(a, n, b, x):
    slope = power_rule(a, n, b, x)
    height = a * x**n + b
    return slope, height - slope * x


def exponent_product(p, q):
    return p + q
