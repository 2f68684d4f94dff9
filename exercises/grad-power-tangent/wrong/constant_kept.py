# fails: test_worked_slopes, test_random_powers, test_negative_and_half, test_special_cases, test_tangent
# diagnosis: constant-kept
def power_rule(a, n, b, x):
    return (a * n * x ** (n - 1) if n else 0.0) + b


def tangent(a, n, b, x):
    slope = power_rule(a, n, b, x)
    height = a * x**n + b
    return slope, height - slope * x


def exponent_product(p, q):
    return p + q
