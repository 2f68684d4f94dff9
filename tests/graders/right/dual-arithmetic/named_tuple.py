from typing import NamedTuple


class Dual(NamedTuple):
    """Immutable by birth, and compared part by part."""

    a: float
    b: float = 0.0

    def __add__(self, other):
        c, d = dual(other)
        return Dual(self.a + c, self.b + d)

    def __sub__(self, other):
        c, d = dual(other)
        return Dual(self.a - c, self.b - d)

    def __mul__(self, other):
        c, d = dual(other)
        return Dual(self.a * c, self.a * d + self.b * c)

    def __truediv__(self, other):
        c, d = dual(other)
        return Dual(self.a / c, (self.b * c - self.a * d) / (c * c))

    def __neg__(self):
        return Dual(-self.a, -self.b)

    def __rsub__(self, other):
        return dual(other) - self

    def __rtruediv__(self, other):
        return dual(other) / self

    __radd__ = __add__
    __rmul__ = __mul__


def dual(x):
    return x if isinstance(x, Dual) else Dual(x, 0.0)
