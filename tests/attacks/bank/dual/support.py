"""What is asked about dual numbers beside the student's code."""


def slope_of_cube(dual):
    """Return a function that gives the slope of x³ + x."""

    def slope(x):
        at_x = dual(x, 1.0)
        return (at_x * at_x * at_x + at_x).slope

    return slope
