"""Functions of several outputs that count how often they are called and walked back; public."""

import torch

FORMULAS = {
    "example": lambda x, w: torch.stack((x[0] * x[1], x[0] + x[1], x[1] ** 2)),
    "layer": lambda x, w: torch.sin(w @ x),
    "neighbours": lambda x, w: x * x.roll(1) + x**2,
    "table": lambda x, w: torch.outer(x, x**2),
    "total": lambda x, w: (x**3).sum(),
    "one": lambda x, w: (x**3).sum().reshape(1),
    "cell": lambda x, w: (x**3).sum().reshape(1, 1),
}


class Function:
    """One of the formulas, with a matrix of weights where it has one."""

    def __init__(self, name, weights):
        self.formula = FORMULAS[name]
        self.weights = weights
        self.calls = 0
        self.passes = 0

    def __call__(self, x):
        self.calls += 1
        y = self.formula(x, self.weights)
        if y.requires_grad:
            y.register_hook(self._count_pass)
        return y

    def _count_pass(self, gradient):
        self.passes += 1


def function(name, weights=None):
    return Function(name, weights)
