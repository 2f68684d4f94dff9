import torch


def derivative(x):
    """Return a tensor like x that holds the derivative of x² at each element."""
    ...
