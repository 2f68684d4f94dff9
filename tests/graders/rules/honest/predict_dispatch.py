# rule: no-autograd
# exercise: reduce-predict
# defines: predict
import numpy as np


class Predictor:
    def __init__(self, x):
        self.x = x
        self.y = 2 * x**2 + 2

    def grad_sum(self):
        return np.ones_like(self.y)

    grad_loop = grad_sum

    def grad_mean(self):
        return np.full_like(self.y, 1 / self.y.size)

    def predict(self, kind):
        return getattr(self, f"grad_{kind}")() * 4 * self.x


def predict(kind, x):
    return Predictor(x).predict(kind)
