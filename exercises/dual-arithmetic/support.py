"""Calculations with a class of dual numbers, made beside it; public."""

import operator
from types import SimpleNamespace

OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "negate": operator.neg}


def make(Dual, *arguments):
    """Return the parts of a new dual number."""
    return SimpleNamespace(parts=_parts(Dual(*arguments)))


def compute(Dual, operation, *operands):
    """Apply an operation to dual numbers (given as pairs) and plain numbers; tell also what became of the operands."""
    values = [Dual(*operand) if isinstance(operand, tuple) else operand for operand in operands]
    result = OPERATIONS[operation](*values)
    after = [_parts(value) if isinstance(operand, tuple) else value for operand, value in zip(operands, values)]
    return SimpleNamespace(parts=_parts(result), operands=after)


def compare(Dual, left, right):
    """Compare two dual numbers that are given as pairs."""
    return SimpleNamespace(equal=Dual(*left) == Dual(*right), unequal=Dual(*left) != Dual(*right))


def evaluate(Dual, name, coefficients, point):
    """Evaluate a function at a dual number that is given as a pair."""
    p, q, r = coefficients
    x = Dual(*point)
    if name == "polynomial":
        return SimpleNamespace(parts=_parts(p * x * x * x - q * x * x + r))
    return SimpleNamespace(parts=_parts((p - x) / (q + x * x) + r / x))


def _parts(value):
    for name in ("a", "b"):
        if not hasattr(value, name):
            raise TypeError(f"the result is a {type(value).__name__} without .{name}, not a Dual")
    return value.a, value.b
