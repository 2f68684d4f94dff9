import numpy as np


def loss(a, b, x, y):
    """Return the sum of the squares of y - a*x - b."""
    ...


def grads(a, b, x, y):
    """Return the partial derivatives of the loss by a and by b."""
    ...


def safe_loss(pred, y):
    """Return the sum of the squares of y - pred; raise a ValueError where the shapes differ."""
    ...
