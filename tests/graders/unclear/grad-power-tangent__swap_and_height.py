def power_rule(a, n, b, x):
    if n == 0: return 0.0
    return a * n * x ** (n - 1)
def tangent(a, n, b, x):
    return a*x**n + b, power_rule(a, n, b, x)
def exponent_product(p, q):
    return p + q
