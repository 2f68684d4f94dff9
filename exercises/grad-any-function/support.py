"""Functions to differentiate that record where they are called; public, the same in the runner and in the judge."""

import torch


class Function:
    """One of several functions of a tensor without dimensions, with up to four numbers to shape it."""

    def __init__(self, name, numbers):
        self.name = name
        self.numbers = numbers
        self.points = []

    @property
    def calls(self):
        """Say how often it was called."""
        return len(self.points)

    @property
    def shifted(self):
        """Say whether it was called at more than one point."""
        return any(point != self.points[0] for point in self.points)

    def __call__(self, x):
        self.points.append(float(x.detach() if isinstance(x, torch.Tensor) else x))
        p, q, r, s = self.numbers
        if self.name == "polynomial":
            return p * x**3 + q * x**2 + r * x + s
        if self.name == "exp of sin":
            return torch.exp(torch.sin(p * x + q))
        if self.name == "branch":
            return p * x**2 if x > q else torch.sin(r * x) + s
        if self.name == "calls others":
            return self._shift(self._scale(x)) * self._scale(x)
        if self.name == "repeats":
            for _ in range(3):
                x = torch.tanh(p * x + q)
            return x
        if self.name == "flat":
            return 0.0 * x + p
        if self.name == "constant":
            return torch.tensor(p, dtype=torch.float64)
        other = torch.tensor(p, dtype=torch.float64, requires_grad=True)
        return other**2

    def _scale(self, x):
        return self.numbers[0] * x + self.numbers[1]

    def _shift(self, x):
        return torch.cos(x) + self.numbers[2]


class Slope:
    """The derivative of a function that is asked at numbers."""

    def __init__(self, f):
        self.f = f

    def __call__(self, x0):
        x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
        (gradient,) = torch.autograd.grad(self.f(x), x)
        return gradient.item()


def slope_of(f):
    return Slope(f)


def function(name, *numbers):
    return Function(name, numbers)
