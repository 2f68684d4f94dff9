import torch


def can_require_grad(data):
    """Return whether torch.tensor(data, requires_grad=True) works."""
    ...


def error_of(data):
    """Return the class name of the exception that torch.tensor(data, requires_grad=True) raises, None if it works."""
    ...


def to_leaf(data):
    """Return a leaf with the values of data, which requires a gradient; integers and booleans become float32."""
    ...
