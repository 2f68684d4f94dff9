import torch


def intermediate(x0):
    """Return (dz/dy, dz/dx, dy/dx) at the float x0 for y = x², z = 2y + 3."""
    ...


def all_grads(f_steps, x0):
    """Return the derivatives of the last value with respect to x0 and to the value of every step."""
    ...
