import numpy as np


def predict(kind, x):
    """Return the gradient of kind(2x² + 2) with respect to x, as a NumPy array like x."""
    ...
