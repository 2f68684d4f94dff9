"""How an operation reads, and what it multiplies a gradient by.

A runner names operations and numbers, not their order: 3 - x and x - 3 look the same. So a reading counts only where it
gives the value that was recorded, and a local derivative is stated only beside such a reading.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from server.drawing.numerals import Number, raise_up, write_number

Row = list[float]
CLOSE = 1e-4
ALIASES = {"truediv": "div", "true_divide": "div", "divide": "div", "multiply": "mul", "subtract": "sub"}
ALIASES |= {"negative": "neg", "absolute": "abs"}
# The order of the operands is found from the value, so 3 - x needs no name of its own.
ALIASES |= {f"r{op}": op for op in ("add", "sub", "mul", "div", "pow")} | {"rtruediv": "div"}


def divide(a: float, b: float) -> float:
    """Divide as tensors do: by zero too."""
    if b:
        return a / b
    return math.nan if not a or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1.0, b)


# Value and partial derivatives at numbers a and b; y is the value.
BINARY: dict[str, tuple[Callable[[float, float], float], Callable[[float, float, float], tuple[float, float]]]] = {
    "add": (lambda a, b: a + b, lambda _a, _b, _y: (1.0, 1.0)),
    "sub": (lambda a, b: a - b, lambda _a, _b, _y: (1.0, -1.0)),
    "mul": (lambda a, b: a * b, lambda a, b, _y: (b, a)),
    "div": (divide, lambda _a, b, y: (divide(1.0, b), divide(-y, b))),
    "pow": (
        lambda a, b: math.pow(a, b),
        lambda a, b, y: (b * math.pow(a, b - 1), y * math.log(a) if a > 0 else math.nan),
    ),
}
UNARY: dict[str, tuple[Callable[[float], float], Callable[[float, float], float]]] = {
    "neg": (lambda a: -a, lambda _a, _y: -1.0),
    "exp": (math.exp, lambda _a, y: y),
    "log": (math.log, lambda a, _y: divide(1.0, a)),
    "sin": (math.sin, lambda a, _y: math.cos(a)),
    "cos": (math.cos, lambda a, _y: -math.sin(a)),
    "tan": (math.tan, lambda _a, y: 1 + y * y),
    "tanh": (math.tanh, lambda _a, y: 1 - y * y),
    "sqrt": (math.sqrt, lambda _a, y: divide(0.5, y)),
    "square": (lambda a: a * a, lambda a, _y: 2 * a),
    "reciprocal": (lambda a: divide(1.0, a), lambda _a, y: -y * y),
    "sigmoid": (lambda a: 1 / (1 + math.exp(-a)), lambda _a, y: y * (1 - y)),
    "abs": (abs, lambda a, _y: float((a > 0) - (a < 0))),
    "relu": (lambda a: max(a, 0.0), lambda a, _y: float(a > 0)),
    "clone": (lambda a: a, lambda _a, _y: 1.0),
}
REDUCTIONS = frozenset({"sum", "mean"})
# Others that work number by number, so that gradients of equal shape may be divided.
ELEMENTWISE = frozenset(
    "acos asin atan arccos arcsin arctan cosh sinh elu erf expm1 gelu leaky_relu log10 log1p log2 rsqrt selu silu "
    "softplus softsign clamp clip hardtanh maximum minimum float_power atan2 hypot xlogy".split()
)
SIGNS = {"add": "+", "sub": "−", "mul": "×", "div": "/", "matmul": "@"}
WRITTEN = {"square": "{}²", "neg": "−{}", "abs": "|{}|", "sqrt": "√{}"}


@dataclass(frozen=True)
class Operand:
    """An input tensor, or a plain number of the operation (`row` of one); `slot` is None for a number."""

    name: str
    row: Row | None
    size: int
    slot: int | None


@dataclass(frozen=True)
class Reading:
    """How an operation is written, and its local derivative by each input tensor, None where it is not known."""

    formula: str
    local: tuple[Row | None, ...]


def name_operation(op: str) -> str:
    """Give the one name of an operation that has several."""
    return ALIASES.get(op, op)


def is_elementwise(op: str) -> bool:
    """Say whether an operation works number by number."""
    name = name_operation(op)
    return name in BINARY or name in UNARY or name in ELEMENTWISE


def read_operation(
    op: str, inputs: Sequence[Operand], numbers: Sequence[Number], values: Sequence[Number] | None, size: int
) -> Reading:
    """Read an operation from its name, operands and recorded value."""
    name, value = name_operation(op), None if values is None else [float(each) for each in values]
    plain = [Operand(write_number(number), [float(number)], 1, None) for number in numbers]
    unknown = (None,) * len(inputs)
    if name in UNARY and len(inputs) == 1 and not plain and inputs[0].size == size:
        return Reading(_write_call(name, inputs), (_differentiate(name, inputs[0], value),))
    if name in REDUCTIONS and len(inputs) == 1 and not plain and size:
        share = size / inputs[0].size if name == "mean" and inputs[0].size else 1.0
        return Reading(_write_call(name, inputs), ([share] * len(inputs[0].row or ()),))
    if name in BINARY and len(inputs) + len(plain) == 2:
        for pair in _order(name, inputs, plain):
            local = _differentiate_pair(name, pair, value, size)
            if local is not None:
                return Reading(_write_pair(name, *pair), local)
        if not plain:
            return Reading(_write_pair(name, *inputs), unknown)
    if name == "matmul" and len(inputs) == 2:
        return Reading(_write_pair(name, *inputs), unknown)
    return Reading(_write_call(name, [*inputs, *plain]), unknown)


def is_close(one: Sequence[Number], two: Sequence[Number]) -> bool:
    """Say whether two rows of numbers agree as far as both are known and defined."""
    pairs = [(float(a), float(b)) for a, b in zip(one, two, strict=False)]
    return all(math.isnan(a) or math.isnan(b) or math.isclose(a, b, rel_tol=CLOSE, abs_tol=1e-9) for a, b in pairs)


def _order(name: str, inputs: Sequence[Operand], plain: Sequence[Operand]) -> Iterator[tuple[Operand, Operand]]:
    if not plain:
        yield inputs[0], inputs[1]
    elif inputs:
        yield (plain[0], inputs[0]) if name == "mul" else (inputs[0], plain[0])
        yield plain[0], inputs[0]


def _differentiate(name: str, operand: Operand, value: Row | None) -> Row | None:
    if operand.row is None or value is None:
        return None
    evaluate, derive = UNARY[name]
    if not is_close([_attempt(evaluate, a) for a in operand.row], value):
        return None
    return [_attempt(derive, a, y) for a, y in zip(operand.row, value, strict=False)]


def _differentiate_pair(
    name: str, pair: tuple[Operand, Operand], value: Row | None, size: int
) -> tuple[Row | None, ...] | None:
    """Return the local derivatives by slot; None where this reading does not give the value."""
    rows = [_stretch(operand, len(value or ()), size) for operand in pair]
    if value is None or rows[0] is None or rows[1] is None:
        return None
    evaluate, derive = BINARY[name]
    triples = list(zip(rows[0], rows[1], value, strict=False))
    if not is_close([_attempt(evaluate, a, b) for a, b, _ in triples], value):
        return None
    partials = [_attempt_pair(derive, *triple) for triple in triples]
    slots = sorted((operand.slot, side) for side, operand in enumerate(pair) if operand.slot is not None)
    return tuple([partial[side] for partial in partials] for _, side in slots)


def _stretch(operand: Operand, length: int, size: int) -> Row | None:
    if operand.row is None or (operand.size != size and operand.size != 1):
        return None
    return operand.row * length if operand.size == 1 else operand.row


def _attempt(function: Callable[..., float], *arguments: float) -> float:
    try:
        return float(function(*arguments))
    except (ArithmeticError, ValueError):
        return math.nan


def _attempt_pair(function: Callable[..., tuple[float, float]], *arguments: float) -> tuple[float, float]:
    try:
        return function(*arguments)
    except (ArithmeticError, ValueError):
        return math.nan, math.nan


def _write_call(name: str, operands: Sequence[Operand]) -> str:
    if name in WRITTEN and len(operands) == 1:
        return WRITTEN[name].format(operands[0].name)
    return f"{name}({', '.join(operand.name for operand in operands)})"


def _write_pair(name: str, left: Operand, right: Operand) -> str:
    if name == "pow":
        known = right.slot is None and right.row is not None
        return f"{left.name}{raise_up(right.row[0])}" if known and right.row else f"{left.name}^{right.name}"
    if right.slot is None and right.name.startswith("−"):
        return f"{left.name} {SIGNS[name]} ({right.name})"
    return f"{left.name} {SIGNS[name]} {right.name}"
