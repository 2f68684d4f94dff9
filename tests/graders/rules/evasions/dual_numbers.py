# rule: no-autograd
# outcome: known limit - the file holds an own differentiation in plain Python, more work than the formula
class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __mul__(self, other):
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)


def f(x):
    t = Dual(x, 1.0)
    return (t * t * t).slope
