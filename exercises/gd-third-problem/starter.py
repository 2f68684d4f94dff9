import torch


def f(x):
    """Return -log(1/(1 + exp(-x)) + 1) / (x² + 1) for each element of a tensor."""
    ...


def minimise(x0, lr, steps):
    """Return the last point of gradient descent on f, and the value of f there, as two floats."""
    ...


def solve():
    """Return the point where f is smallest, as a float."""
    ...
