# rule: no-autograd
# exercise: chain-compose
# defines: compose_derivative
from enum import Enum
from typing import NamedTuple


class Mode(Enum):
    FORWARD = "forward"
    BACKWARD = "backward"


class Pair(NamedTuple):
    f: object
    df: object


def compose_derivative(pairs, x):
    """Work in Mode.BACKWARD's spirit; see type(x).__name__ and x.__class__ for the kind."""
    mode = Mode.BACKWARD
    name = mode.__class__.__name__ + type(x).__name__
    result = 1.0
    for pair in map(lambda p: Pair(*p), pairs):
        x, result = pair.f(x), result * pair.df(x)
    return result if name else 0.0
