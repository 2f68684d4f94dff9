import torch


def scalar():
    """Return the float32 leaf 3."""
    ...


def vector():
    """Return the float32 leaf (3, 4, 5)."""
    ...


def matrix():
    """Return the float32 leaf with the rows (3, 4, 5) and (6, 7, 8)."""
    ...


def cube():
    """Return the float32 leaf of shape (2, 2, 3) that holds 1 to 12 in order."""
    ...


def leaf(data):
    """Return a float64 leaf with the values of a number, a nested list or a NumPy array."""
    ...


def from_numpy17(a):
    """Return a float32 leaf with the values of the NumPy array a, in memory of its own."""
    ...
