import torch


def step(f, x, lr):
    """Return the point after one step of gradient descent from x, as a new leaf."""
    ...


def step_(f, x, lr):
    """Make one step of gradient descent in place: change the values of x, return None."""
    ...
