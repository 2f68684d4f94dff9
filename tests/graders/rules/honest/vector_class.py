# rule: no-loop
# exercise: vec-linear-and-square
# defines: square
import numpy as np


class Square:
    def __init__(self, scale=1.0):
        self.scale = scale

    def forward(self, x):
        return self.scale * x @ x

    def gradient(self, x):
        return 2 * self.scale * x


def gradient(x):
    return Square().gradient(x)


def square(x):
    square.calls = getattr(square, "calls", 0) + 1
    return gradient(x)
