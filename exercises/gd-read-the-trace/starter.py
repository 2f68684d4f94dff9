import torch


def diagnose(f_grad, lr, xs):
    """Return the label of the optimiser that made the trace xs, a tensor of shape (points, n)."""
    ...
