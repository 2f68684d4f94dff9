"""The rule no-literals: no ready-made number that the exercise wants computed, in whatever way it is spelt."""

import ast
import math
import re
from collections.abc import Iterator
from fractions import Fraction

from graders.rules.doors import find_doors, forbid
from graders.rules.fold import MAX_BITS, Number, count_digits, read_number
from graders.rules.reading import Finding, Reading
from graders.text import Text

FEW_DIGITS = 4
LONG_INTEGER = 7
SEEDS = frozenset({"seed", "manual_seed", "default_rng", "RandomState", "Generator", "Random"})
NUMBER = re.compile(r"\d*\.?\d+(?:[eE][+-]?\d{1,3})?")


def no_literals(reading: Reading) -> Iterator[Finding]:
    """Yield numbers of four or more significant digits that the statement does not give."""
    exercise = reading.exercise
    allowed = {_value(text) for text in NUMBER.findall(exercise.statement.en + exercise.statement.ja)}
    allowed |= {_value(text) for text in NUMBER.findall(exercise.starter)}
    seeds = {
        id(part)
        for node in reading.nodes
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in SEEDS
        for part in node.args
    }
    for node in reading.nodes:
        value = _ready_made(node, reading)
        if value is not None and abs(value) not in allowed and id(node) not in seeds:
            yield getattr(node, "lineno", 1), _ready(_show(node, value))
    yield from find_doors(reading, frozenset({"torch"}))


def _ready(number: str) -> Text:
    return forbid(
        Text(f"ready-made numbers such as {number}", f"{number} のような既知の数値"),
        "let your program compute them",
        "プログラムで計算して求めてください",
    )


def _ready_made(node: ast.AST, reading: Reading) -> Fraction | None:
    """Return the value of a node that spells a long number: 0.3517, 3517 / 10**4, float("0.3517"), 0.35 + 0.0017."""
    if isinstance(node, ast.Constant):
        return _long_literal(node.value)
    found = reading.constants.get(node)
    if not isinstance(found, Number) or not isinstance(node, ast.BinOp | ast.Call):
        return None
    # 1 - 1e-4 and 1 / 3 are calculations; as many digits typed as come out are a number in disguise.
    return found.value if _is_long(found.value) and found.typed >= _digits(found.value) else None


def _long_literal(value: object) -> Fraction | None:
    if isinstance(value, complex):
        value = value.imag
    if isinstance(value, float) and math.isfinite(value):
        digits = read_number(repr(value))
        return digits.value if count_digits(digits.value.numerator) and digits.typed >= FEW_DIGITS else None
    if isinstance(value, int) and count_digits(value) >= LONG_INTEGER:
        return Fraction(value)
    return None


def _is_long(value: Fraction) -> bool:
    """Say whether a fraction needs four digits: above the bar, or below it beside twos and fives."""
    if value.denominator == 1:
        return False
    return max(count_digits(value.numerator), count_digits(_odd_part(value.denominator))) >= FEW_DIGITS


def _digits(value: Fraction) -> int:
    """Return how many digits a decimal has, or a fraction above and below the bar together."""
    if _odd_part(value.denominator) > 1:
        return count_digits(value.numerator) + count_digits(value.denominator)
    return count_digits(value.numerator * 10**MAX_BITS // value.denominator)


def _odd_part(denominator: int) -> int:
    for factor in (2, 5):
        while denominator % factor == 0:
            denominator //= factor
    return denominator


def _value(text: str) -> Fraction | None:
    try:
        return read_number(text).value
    except ValueError:  # no number that a program would hold
        return None


def _show(node: ast.AST, value: Fraction) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
        return str(node.value)
    return f"{float(value):.15g}" if value.numerator.bit_length() <= MAX_BITS else hex(value.numerator)[:20] + "..."
