"""How the pictures write numbers: four digits that count, a true minus, long tensors by their first three."""

import math
from collections.abc import Sequence

from flask_babel import gettext

FIRST = 3
DIGITS = 4
SUPERSCRIPT = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

Number = float | str  # "nan", "inf" and "-inf" are words, as in graders.report.Numbers


def write_number(number: Number, digits: int = DIGITS) -> str:
    """Write a number as a student reads it: 3, −0.4706, 1e300."""
    value = float(number)
    if not math.isfinite(value):
        return str(value).replace("-", "−")
    size = math.floor(math.log10(abs(value))) if value else 0
    if -4 <= size < 6:
        text = f"{value:.{max(0, digits - 1 - size)}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        text = "0" if text == "-0" else text
    else:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        text = f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
    return text.replace("-", "−")


def write_first(numbers: Sequence[Number], size: int, first: int = FIRST) -> str:
    """Write the first numbers, several a digit shorter, for a picture whose reader sees the shape elsewhere."""
    shown = [write_number(number, DIGITS if size == 1 else DIGITS - 1) for number in numbers[:first]]
    return ", ".join([*shown, "…"] if size > len(shown) else shown)


def write_all(numbers: Sequence[Number], size: int) -> str:
    """Write the first numbers and say how many there are, for a sentence or a table."""
    shown = [write_number(number) for number in numbers[:FIRST]]
    text = ", ".join([*shown, "…"] if size > len(shown) else shown)
    return str(gettext("%(numbers)s %(count)s in all", numbers=text, count=size)) if size > FIRST else text


def write_shape(shape: Sequence[int]) -> str:
    """Write a shape: nothing for a single number, else 17 or 3 × 4."""
    return " × ".join(str(length) for length in shape)


def lower(number: int) -> str:
    """Write a number as an index."""
    return str(number).translate(SUBSCRIPT)


def raise_up(number: Number) -> str:
    """Write a number as an exponent."""
    text = write_number(number)
    return text.translate(SUPERSCRIPT) if text.translate(SUPERSCRIPT).isprintable() and "." not in text else f"^{text}"
