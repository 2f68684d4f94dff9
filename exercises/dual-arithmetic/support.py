"""Calculations with a class of dual numbers, made beside it; public. A pair stands for a dual number."""

import operator
from types import SimpleNamespace

OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "negate": operator.neg}


def maker(Dual):
    """Return a function that gives the parts of a new dual number."""
    return lambda *arguments: _parts(Dual(*arguments))


def calculator(Dual):
    """Return a function that applies an operation to pairs and plain numbers, and gives the parts of the result."""

    def calculate(operation, *operands):
        return _parts(OPERATIONS[operation](*(_dual(Dual, operand) for operand in operands)))

    return calculate


def witness(Dual):
    """Return a function that applies an operation, and gives what became of its operands."""

    def look(operation, *operands):
        values = [_dual(Dual, operand) for operand in operands]
        OPERATIONS[operation](*values)
        return [_parts(value) if isinstance(operand, tuple) else value for operand, value in zip(operands, values)]

    return look


def compare(Dual, left, right):
    """Compare two dual numbers, and one of them with itself."""
    one, other = Dual(*left), Dual(*right)
    return SimpleNamespace(equal=one == other, unequal=one != other, equal_to_itself=one == one)


def evaluator(Dual):
    """Return a function that evaluates a formula with three coefficients at a dual number."""

    def evaluate(name, coefficients, point):
        p, q, r = coefficients
        x = Dual(*point)
        if name == "polynomial":
            return _parts(p * x * x * x - q * x * x + r)
        return _parts((p - x) / (q + x * x) + r / x)

    return evaluate


def _dual(Dual, operand):
    return Dual(*operand) if isinstance(operand, tuple) else operand


def _parts(value):
    for name in ("a", "b"):
        if not hasattr(value, name):
            raise TypeError(f"the result is a {type(value).__name__} without .{name}, not a Dual")
    return value.a, value.b
