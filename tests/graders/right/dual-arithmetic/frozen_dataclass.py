from __future__ import annotations

from dataclasses import dataclass
from numbers import Real


def lift(x: Dual | Real) -> Dual:
    return x if isinstance(x, Dual) else Dual(x)


@dataclass(frozen=True)
class Dual:
    a: float
    b: float = 0.0

    def __add__(self, other):
        other = lift(other)
        return Dual(self.a + other.a, self.b + other.b)

    __radd__ = __add__

    def __neg__(self):
        return Dual(-self.a, -self.b)

    def __sub__(self, other):
        return self + -lift(other)

    def __rsub__(self, other):
        return lift(other) + -self

    def __mul__(self, other):
        other = lift(other)
        return Dual(self.a * other.a, self.a * other.b + self.b * other.a)

    __rmul__ = __mul__

    def reciprocal(self) -> Dual:
        return Dual(1 / self.a, -self.b / self.a**2)

    def __truediv__(self, other):
        return self * lift(other).reciprocal()

    def __rtruediv__(self, other):
        return lift(other) * self.reciprocal()
