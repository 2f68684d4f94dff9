def f(x, n):
    """Return the product of n factors x."""
