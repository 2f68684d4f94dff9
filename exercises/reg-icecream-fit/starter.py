import torch


def fit(x, y, steps=200):
    """Return (a, b) of the line a*x + b for which the sum of the squares of y - a*x - b is smallest."""
    ...
