import torch


def vjp_vector(f, x, v):
    """Return the sum over i of v_i times the gradient of the i-th output of f at x."""
    ...


def why(x_shape, y_shape):
    """Return whether y.backward() is allowed without an argument."""
    ...
