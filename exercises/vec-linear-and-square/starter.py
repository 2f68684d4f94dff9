import numpy as np


def linear(w, x):
    """Return the gradient of w·x by x, as a new array like x."""
    ...


def square(x):
    """Return the gradient of the sum of xᵢ² by x, as a new array like x."""
    ...


def total(A):
    """Return the gradient of the sum of all entries of A by A, as a new array like A."""
    ...


def weighted(C, A):
    """Return the gradient of the sum of all C[i, j] * A[i, j] by A, as a new array like A."""
    ...
