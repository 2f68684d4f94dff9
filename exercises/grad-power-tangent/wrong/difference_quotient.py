# fails: test_worked_slopes, test_random_powers, test_negative_and_half, test_special_cases, test_tangent
# diagnosis: finite-differences
def power_rule(a, n, b, x):
    def f(at):
        return a * at**n + b

    h = 1e-4
    return (f(x + h) - f(x)) / h


def tangent(a, n, b, x):
    slope = power_rule(a, n, b, x)
    height = a * x**n + b
    return slope, height - slope * x


def exponent_product(p, q):
    return p + q
