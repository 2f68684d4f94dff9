# fails: test_worked_slopes, test_random_powers, test_negative_and_half, test_tangent
# diagnosis: exponent-not-brought-down
def power_rule(a, n, b, x):
    if n == 0:
        return 0.0
    return a * x ** (n - 1)


def tangent(a, n, b, x):
    slope = power_rule(a, n, b, x)
    height = a * x**n + b
    return slope, height - slope * x


def exponent_product(p, q):
    return p + q
