class Dual:
    """A dual number a + bε with ε² = 0; it knows +, -, *, / (with numbers on either side), unary - and ==."""

    def __init__(self, a, b=0.0):
        """Keep the two parts as .a and .b."""
        ...
