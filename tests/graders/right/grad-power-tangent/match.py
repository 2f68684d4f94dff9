from operator import add as exponent_product


def power_rule(a, n, b, x):
    match n:
        case 0:
            return 0.0
        case 1:
            return a
        case 2:
            return 2 * a * x
        case _:
            return n * a * x ** (n - 1)


def tangent(a, n, b, x):
    m = power_rule(a, n, b, x)
    return [m, (a * x**n + b) - m * x]
