"""A look at a tensor after the array that it was made from has changed; public."""

from types import SimpleNamespace


def make_then_change(make, a):
    """Make a tensor from the array a, overwrite a, and return the tensor as it is then."""
    tensor = make(a)
    a[...] = 99
    return SimpleNamespace(tensor=tensor)
