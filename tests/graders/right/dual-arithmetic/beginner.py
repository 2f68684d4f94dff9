class Dual:
    # 二重数 a + bε
    def __init__(self, a, b=0.0):
        self.a = a
        self.b = b

    def __add__(self, other):
        if isinstance(other, Dual):
            return Dual(self.a + other.a, self.b + other.b)
        else:
            return Dual(self.a + other, self.b)

    def __radd__(self, other):
        return Dual(other + self.a, self.b)

    def __sub__(self, other):
        if isinstance(other, Dual):
            return Dual(self.a - other.a, self.b - other.b)
        else:
            return Dual(self.a - other, self.b)

    def __rsub__(self, other):
        return Dual(other - self.a, -self.b)

    def __mul__(self, other):
        if isinstance(other, Dual):
            return Dual(self.a * other.a, self.a * other.b + self.b * other.a)
        else:
            return Dual(self.a * other, self.b * other)

    def __rmul__(self, other):
        return Dual(other * self.a, other * self.b)

    def __truediv__(self, other):
        if isinstance(other, Dual):
            bunbo = other.a * other.a
            return Dual(self.a / other.a, (self.b * other.a - self.a * other.b) / bunbo)
        else:
            return Dual(self.a / other, self.b / other)

    def __rtruediv__(self, other):
        return Dual(other / self.a, -other * self.b / (self.a * self.a))

    def __neg__(self):
        return Dual(-self.a, -self.b)

    def __eq__(self, other):
        if isinstance(other, Dual):
            return self.a == other.a and self.b == other.b
        return self.a == other and self.b == 0

    def __str__(self):
        return str(self.a) + " + " + str(self.b) + "ε"


x = Dual(2.0, 3.0)
y = Dual(5.0, 7.0)
print(x * y, x / y)
