"""The power rule by hand."""
from typing import NamedTuple

Number = int | float


class Line(NamedTuple):
    slope: Number
    intercept: Number


def power_rule(a: Number, n: Number, b: Number, x: Number) -> Number:
    return 0.0 if n == 0 else a * n * pow(x, n - 1)


def tangent(a: Number, n: Number, b: Number, x: Number) -> Line:
    slope = power_rule(a, n, b, x)
    # y - slope * x = a x^n + b - a n x^n
    return Line(slope, a * x**n + b - slope * x)


def exponent_product(p: Number, q: Number) -> Number:
    return p + q
