import numpy as np


class Dual:
    """a + bε as the matrix ((a, b), (0, a)); ε² = 0 comes by itself."""

    def __init__(self, a, b=0.0):
        self.matrix = np.array([[a, b], [0.0, a]])

    @property
    def a(self):
        return float(self.matrix[0, 0])

    @property
    def b(self):
        return float(self.matrix[0, 1])

    @classmethod
    def of(cls, value):
        if isinstance(value, np.ndarray):
            return cls(value[0, 0], value[0, 1])
        return value if isinstance(value, cls) else cls(value)

    def __add__(self, other):
        return Dual.of(self.matrix + Dual.of(other).matrix)

    def __sub__(self, other):
        return Dual.of(self.matrix - Dual.of(other).matrix)

    def __mul__(self, other):
        return Dual.of(self.matrix @ Dual.of(other).matrix)

    def __truediv__(self, other):
        other = Dual.of(other)
        inverse = np.array([[other.a, -other.b], [0.0, other.a]]) / other.a**2
        return Dual.of(self.matrix @ inverse)

    def __neg__(self):
        return Dual.of(-self.matrix)

    def __radd__(self, other):
        return Dual.of(other) + self

    def __rsub__(self, other):
        return Dual.of(other) - self

    def __rmul__(self, other):
        return Dual.of(other) * self

    def __rtruediv__(self, other):
        return Dual.of(other) / self

    def __eq__(self, other):
        return bool((self.matrix == Dual.of(other).matrix).all())
