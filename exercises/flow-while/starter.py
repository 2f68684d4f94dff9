import torch


def doubling_grad(a):
    """Return the derivative of the doubling program at a, as a float."""
    ...


def taylor_sin(x, tol):
    """Return sin x, added up from its power series until a term is smaller than tol."""
    ...


def taylor_grad(x, tol):
    """Return the derivative of taylor_sin at x, as a float."""
    ...
