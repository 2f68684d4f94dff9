def f(x):
    """Return x cubed."""
