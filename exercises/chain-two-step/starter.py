def chain(a, b, x, y):
    """Return t, z, the four local derivatives and dz_dx, dz_dy for t = ax + by, z = t², as a dict."""
    ...


def expanded(a, b, x, y):
    """Return the derivative of the expanded polynomial (ax + by)² with respect to x."""
    ...
