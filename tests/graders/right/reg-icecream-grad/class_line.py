import numpy


class Line:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __call__(self, x):
        return numpy.polyval([self.a, self.b], x)


def loss(a, b, x, y):
    return safe_loss(Line(a, b)(x), y)


def grads(a, b, x, y):
    residual = Line(a, b)(x) - y
    return [2 * numpy.inner(residual, x), 2 * numpy.sum(residual)]


def safe_loss(pred, y):
    if not pred.shape == y.shape:
        raise ValueError("no silent broadcasting, please")
    difference = numpy.array(y - pred, dtype=float)
    difference *= difference
    return difference.sum()
