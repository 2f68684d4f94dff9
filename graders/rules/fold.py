"""What constant expressions come to: "tor" + "ch", chr(116), 35173 / 10**5. Called by Reading; runs nothing."""

import ast
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

MAX_TEXT = 400
MAX_BITS = 512
MAX_POWER = 64
PASSES = 3
CONVERTERS = frozenset("float Fraction Decimal float64 float32 longdouble double fromhex literal_eval loads".split())
CASES: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "strip": str.strip,
    "swapcase": str.swapcase,
    "title": str.title,
}


@dataclass(frozen=True)
class Number:
    """An exact value, and how many significant digits were typed to get it."""

    value: Fraction
    typed: int


Folded = str | Number | tuple[str, ...]


def fold_constants(nodes: Iterable[ast.AST], assigned: dict[str, ast.expr]) -> dict[ast.AST, Folded]:
    """Return the value of every expression that follows from constants alone.

    `nodes` holds parents before their children. `assigned` maps names that are bound once to what they are bound to.
    """
    backwards = list(nodes)[::-1]
    found: dict[ast.AST, Folded] = {}
    for _ in range(PASSES):
        before = len(found)
        names = {name: found[value] for name, value in assigned.items() if value in found}
        for node in backwards:
            if node in found:
                continue
            with suppress(ValueError, ZeroDivisionError, OverflowError, IndexError, KeyError, TypeError):
                value = _fold(node, found, names)
                if value is not None and _is_small(value):
                    found[node] = value
        if len(found) == before:
            break
    return found


def count_digits(number: int) -> int:
    """Return how many significant digits an integer has; trailing zeros are none."""
    number = abs(number)
    return len(str(number).rstrip("0")) if number.bit_length() <= MAX_BITS * 5 else MAX_BITS


def read_number(text: str) -> Number:
    """Return the number that a text such as "0.351" says.

    Raises:
        ValueError: it says none.
    """
    if len(text) > MAX_TEXT:
        raise ValueError(text[:20])
    mantissa, _, exponent = text.strip().lower().replace("_", "").partition("e")
    if exponent and abs(int(exponent)) > MAX_POWER * 8:
        raise ValueError(text)
    digits = "".join(character for character in mantissa if character.isdigit())
    return Number(Fraction(text.strip().replace("_", "")), count_digits(int(digits or "0")))


def _is_small(value: Folded) -> bool:
    if isinstance(value, Number):
        return max(value.value.numerator.bit_length(), value.value.denominator.bit_length()) <= MAX_BITS
    return len(value) <= MAX_TEXT


def _fold(node: ast.AST, found: dict[ast.AST, Folded], names: dict[str, Folded]) -> Folded | None:
    match node:
        case ast.Constant():
            return _fold_literal(node.value)
        case ast.Name(ctx=ast.Load()):
            return names.get(node.id)
        case ast.FormattedValue(value=value, format_spec=None):
            return found.get(value)
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            texts = [found[part] for part in parts]
            if not all(isinstance(text, str) for text in texts):
                return None
            return "".join(map(str, texts)) if isinstance(node, ast.JoinedStr) else tuple(map(str, texts))
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            number = found[operand]
            sign = -1 if isinstance(node.op, ast.USub) else 1
            return Number(sign * number.value, number.typed) if isinstance(number, Number) else None
        case ast.BinOp(left=left, op=operator, right=right):
            return _fold_operation(found[left], operator, found[right])
        case ast.Subscript(value=value, slice=ast.Slice() as cut):
            return _fold_slice(found[value], cut, found)
        case ast.Call(func=function, args=arguments, keywords=[]):
            return _fold_call(function, [found[argument] for argument in arguments], found)
    return None


def _fold_literal(value: object) -> Folded | None:
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, int):
        return Number(Fraction(value), count_digits(value))
    return read_number(repr(value))


def _fold_operation(left: Folded, operator: ast.operator, right: Folded) -> Folded | None:
    if isinstance(left, str) and isinstance(operator, ast.Add) and isinstance(right, str):
        return left + right
    if isinstance(left, str) and isinstance(operator, ast.Mod) and not isinstance(right, Number):
        return left % right if set(left[left.find("%") :].split("%s")) <= {""} else None  # no "%99999999s"
    if isinstance(left, tuple) and isinstance(operator, ast.Add) and isinstance(right, tuple):
        return left + right
    if not isinstance(left, Number) or not isinstance(right, Number):
        return None
    typed = left.typed + right.typed
    match operator:
        case ast.Add():
            return Number(left.value + right.value, typed)
        case ast.Sub():
            return Number(left.value - right.value, typed)
        case ast.Mult():
            return Number(left.value * right.value, typed)
        case ast.Div():
            return Number(left.value / right.value, typed)
        case ast.Pow() if right.value.denominator == 1 and abs(right.value) <= MAX_POWER:
            return Number(left.value ** int(right.value), typed)
    return None


def _fold_slice(value: Folded, cut: ast.Slice, found: dict[ast.AST, Folded]) -> Folded | None:
    if isinstance(value, Number):
        return None
    bounds = []
    for part in (cut.lower, cut.upper, cut.step):
        bound = None if part is None else found[part]
        if bound is not None and not isinstance(bound, Number):
            return None
        bounds.append(None if bound is None else int(bound.value))
    return value[slice(*bounds)]


def _fold_call(function: ast.expr, arguments: list[Folded], found: dict[ast.AST, Folded]) -> Folded | None:
    name = getattr(function, "attr", getattr(function, "id", ""))
    owner = found.get(function.value) if isinstance(function, ast.Attribute) else None
    match name, owner, arguments:
        case "join", str(), [tuple() | str() as parts]:
            return owner.join(parts)
        case "replace", str(), [str() as old, str() as new]:
            return owner.replace(old, new)[: MAX_TEXT + 1]
        case "format", str(), [*texts] if all(isinstance(text, str) for text in texts) and len(owner) < MAX_TEXT:
            return owner.format(*texts) if "." not in owner and ":" not in owner else None
        case (("decode" | "encode" | "str" | "reversed"), str(), _):
            return owner
        case (("str" | "bytes"), None, [str() as text, *_]):
            return text
        case "reversed", None, [str() as text]:
            return text[::-1]
        case "chr", None, [Number(value=code)]:
            return chr(int(code))
        case (("Fraction" | "float" | "ldexp"), _, [Number() as first, Number() as second]):
            return _fold_operation(first, ast.Div(), second) if name == "Fraction" else None
        case "fromhex", None, [str() as text] if "." in text or "x" in text.lower():
            return read_number(repr(float.fromhex(text)))
        case _, None, [str() as text] if name in CONVERTERS:
            return read_number(text)
        case _, None, [Number() as number] if name in CONVERTERS:
            return number
    return CASES[str(name)](owner) if isinstance(owner, str) and not arguments else None
