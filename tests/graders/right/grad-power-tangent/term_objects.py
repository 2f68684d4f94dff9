from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    factor: float
    exponent: float

    def __call__(self, x):
        return self.factor * x**self.exponent

    def differentiate(self):
        if self.exponent == 0:
            return Term(0.0, 0)
        return Term(self.factor * self.exponent, self.exponent - 1)


def power_rule(a, n, b, x):
    return Term(a, n).differentiate()(x)


def tangent(a, n, b, x):
    f = Term(a, n)
    slope = f.differentiate()(x)
    return slope, f(x) + b - slope * x


def exponent_product(p, q):
    return p - (-q)
