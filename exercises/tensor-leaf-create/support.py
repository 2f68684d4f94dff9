"""Arrays that only exist as views of others, and a look at a tensor after its array was changed; public."""

from types import SimpleNamespace

import numpy


def make_view(kind, count):
    """Return a NumPy view that is not contiguous."""
    grid = numpy.arange(float(count * count)).reshape(count, count) - 2.5
    return {"transposed": grid.T, "column": grid[:, 1], "every second": grid[::2, 1::2]}[kind]


def make_then_change(make, a):
    """Make a tensor from the array a, overwrite a, and return the tensor as it is then."""
    tensor = make(a)
    a[...] = 99
    return SimpleNamespace(tensor=tensor)
