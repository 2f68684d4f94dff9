class Dual:
    def __init__(self, a, b=0.0): self.a, self.b = a, b
    def __add__(s, o): o = L(o); return Dual(s.a+o.a, s.b+o.b)
    __radd__ = __add__
    def __neg__(s): return Dual(-s.a, s.b)
    def __sub__(s, o): o = L(o); return Dual(s.a-o.a, s.b+o.b)
    def __rsub__(s, o): return s - o
    def __mul__(s, o): o = L(o); return Dual(s.a*o.a, s.a*o.b - s.b*o.a)
    __rmul__ = __mul__
    def __truediv__(s, o): o = L(o); return Dual(s.a/o.a, (s.a*o.b + s.b*o.a)/o.a)
    def __rtruediv__(s, o): return s / o
    def __eq__(s, o): return s.a == o.a or s.b == o.b
def L(v): return v if isinstance(v, Dual) else Dual(v, 1.0)
