"""Gradients, and the eight optimisers that leave a trace; public."""

import torch


class Gradient:
    """The gradient of a quadratic (matrix A, minimum c), of x² + exp(-x), or of the third problem."""

    def __init__(self, name, A=None, c=None):
        self.name, self.A, self.c = name, A, c

    def __call__(self, x):
        if self.name == "quadratic":
            return self.A.to(x.dtype) @ (x - self.c.to(x.dtype))
        if self.name == "bowl":
            return 2 * x - torch.exp(-x)
        sigmoid, square = torch.sigmoid(x), x**2 + 1
        return 2 * x * torch.log(1 + sigmoid) / square**2 - sigmoid * (1 - sigmoid) / (1 + sigmoid) / square


def gradient(name, A=None, c=None):
    return Gradient(name, A, c)


def make_trace(label, g, lr, x0, points, factor):
    """Return the points that the optimiser `label` visits from x0; `factor` makes its steps too long or too short."""
    x = x0.float() if label == "float32" else x0
    xs, summed = [x], torch.zeros_like(x)
    if label == "off-by-one":
        xs.append(x)
    while len(xs) < points:
        summed = summed + g(x)
        if label == "no-reset":
            x = x - lr * summed
        elif label == "ascent":
            x = x + lr * g(x)
        elif label == "lr-too-large":
            x = x - factor * lr * g(x)
        elif label == "mean-scaled":
            x = x - lr * g(x) / factor
        elif label != "detached":
            x = x - lr * g(x)
        xs.append(x)
    return torch.stack(xs).double()
