import numpy as np


def matmul_vjp(A, B, G):
    """Return the gradients of the sum of G * (A @ B) by A and by B, as a tuple of NumPy arrays."""
    ...
