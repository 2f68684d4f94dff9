import torch


def half_open(x):
    """Return the gradient of the sum of u * x, where u = x**2 counts as a constant."""
    ...


def frozen(w1, w2, x):
    """Return (None, gradient by w2) for the sum of (w2 * w1 * x)**2, where w1 is frozen."""
    ...


def plot_values(y):
    """Return the values of y as a NumPy array that shares nothing with y."""
    ...
