"""Whether a wrong gradient is the right one times a constant, and which: 1/17 tells a mean from a sum."""

from fractions import Fraction

import torch

MAX_DENOMINATOR = 1000
RATIO_SPREAD = 1e-6


def find_ratio(got: torch.Tensor, expected: torch.Tensor) -> float | None:
    """Return the constant c with got = c * expected, where there is one and it is not 1.

    Elements that are small beside the largest expected one must be small in `got`, and do not vote.
    """
    got, expected = got.reshape(-1).double(), expected.reshape(-1).double()
    scale = expected.abs().max().item() if expected.numel() else 0.0
    votes = expected.abs() > 1e-9 * scale
    if scale == 0 or not bool(votes.any()) or not bool(torch.isfinite(got).all()):
        return None
    ratios = got[votes] / expected[votes]
    ratio = ratios.median().item()
    if (
        ratio == 0
        or abs(ratio - 1) <= 10 * RATIO_SPREAD
        or not bool(((ratios - ratio).abs() <= RATIO_SPREAD * abs(ratio)).all())
    ):
        return None
    if bool((got[~votes].abs() > RATIO_SPREAD * scale * abs(ratio)).any()):
        return None
    return ratio


def name_ratio(ratio: float) -> str:
    """Write a ratio as a fraction where it is a simple one: 0.0588.. is 1/17."""
    fraction = Fraction(ratio).limit_denominator(MAX_DENOMINATOR)
    if fraction and abs(float(fraction) - ratio) <= RATIO_SPREAD * abs(ratio) and abs(fraction.numerator) <= 100:
        return str(fraction)
    return f"{ratio:.6g}"
