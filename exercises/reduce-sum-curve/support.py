"""Functions to differentiate; public, and the same in the runner and in the judge."""

import torch


class Function:
    """An element-wise function that counts how often it is called."""

    def __init__(self, name, coefficients=(2.0, 0.0, 2.0)):
        self.name = name
        self.coefficients = coefficients
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        if self.name == "polynomial":
            y = torch.zeros_like(x)
            for coefficient in self.coefficients:
                y = y * x + coefficient
            return y
        if self.name == "wave":
            return torch.sin(3 * x) + torch.exp(-x * x)
        return torch.full_like(x, 3.0) + 0.0 * x


def function(name, *coefficients):
    return Function(name, coefficients or (2.0, 0.0, 2.0))
