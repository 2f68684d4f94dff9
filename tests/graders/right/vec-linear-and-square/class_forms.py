import numpy as np


class Form:
    """An element-wise product with weights, summed."""

    def __init__(self, weights):
        self.weights = weights

    def gradient(self, at):
        return self.weights * np.ones(at.shape)


def linear(w, x):
    return Form(w).gradient(x)


def square(x):
    # product rule: both factors are x
    left = Form(x).gradient(x)
    right = Form(x).gradient(x)
    return left + right


def total(A):
    return Form(1.0).gradient(A)


def weighted(C, A):
    return Form(C).gradient(A)
