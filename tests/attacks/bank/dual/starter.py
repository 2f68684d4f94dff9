class Dual:
    """A value and its slope."""
