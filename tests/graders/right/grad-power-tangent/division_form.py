def power_rule(a, n, b, x):
    if x == 0:
        # only the linear term survives at 0
        return a if n == 1 else 0 * a
    return a * n * x**n / x


def tangent(a, n, b, x):
    slope = power_rule(a, n, b, x)
    line = lambda at: slope * (at - x) + a * x**n + b
    return slope, line(0)


def exponent_product(p, q):
    return q + p
