# fails: test_random_powers, test_negative_and_half, test_special_cases, test_tangent
# diagnosis: outside-domain
import math


def power_rule(a, n, b, x):
    return a * n * math.exp((n - 1) * math.log(x))


def tangent(a, n, b, x):
    slope = power_rule(a, n, b, x)
    height = a * x**n + b
    return slope, height - slope * x


def exponent_product(p, q):
    return p + q
