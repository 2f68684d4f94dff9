def compose_derivative(pairs, x):
    """Return the derivative at x of the chain of steps, pairs = [(f, df), ...], innermost first."""
    ...


def log_depth(pairs, x):
    """Return (value, derivative) of the chain at x, found in one pass."""
    ...
