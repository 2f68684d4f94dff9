import numpy as np


def bilinear_grads(x1, W, x2):
    """Return the gradients of x1ᵀ W x2 by x1, W and x2, as a tuple of NumPy arrays."""
    ...


def quadratic_grad(M, x):
    """Return the gradient of xᵀ M x by x, as a NumPy array like x."""
    ...
