class Dual:
    """A dual number a + bε with ε² = 0."""

    def __init__(self, a, b=0.0):
        self.a = a
        self.b = b

    def __eq__(self, other):
        return isinstance(other, Dual) and (self.a, self.b) == (other.a, other.b)

    def __neg__(self):
        return Dual(-self.a, -self.b)

    def __add__(self, other):
        other = to_dual(other)
        return Dual(self.a + other.a, self.b + other.b)

    def __sub__(self, other):
        other = to_dual(other)
        return Dual(self.a - other.a, self.b - other.b)

    def __mul__(self, other):
        other = to_dual(other)
        return Dual(self.a * other.a, self.a * other.b + self.b * other.a)

    def __truediv__(self, other):
        other = to_dual(other)
        return Dual(self.a / other.a, (self.b * other.a - self.a * other.b) / other.a**2)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return to_dual(other) - self

    def __rtruediv__(self, other):
        return to_dual(other) / self


def to_dual(value):
    return value if isinstance(value, Dual) else Dual(value)
