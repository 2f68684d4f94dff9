"""Trusted numerics: whether a value is the expected one, and if not, what differs. Runs in the judge alone."""

import math
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy
import torch

from graders.difference import (
    Difference,
    describe_dtype,
    describe_elements,
    describe_keys,
    describe_length,
    describe_shape,
    unequal,
    wrong_type,
)
from graders.text import Text


@dataclass(frozen=True)
class Tolerance:
    """Accept |got - expected| <= relative * |expected| + absolute * max(1, largest |expected|), element by element."""

    relative: float
    absolute: float


EXACT = Tolerance(0.0, 0.0)
T64 = Tolerance(1e-9, 1e-12)  # the same formula in float64
T64_ENGINE = Tolerance(1e-7, 1e-10)  # another order of operations
T32 = Tolerance(1e-4, 1e-6)


def find_difference(got: Any, expected: Any, tolerance: Tolerance | None, what: Text) -> Difference | None:
    """Return the first difference between a student's value and the expected one, None where it is right.

    Types count: a float may be an int or a numpy number, but a tensor is no float; lists and tuples stand for each
    other. Tensors must agree in shape and dtype before values are looked at. Without a tolerance it is T64, and T32
    for tensors and arrays of float32.
    """
    if isinstance(expected, list | tuple):
        return _compare_sequences(got, expected, tolerance, what)
    if isinstance(expected, dict):
        return _compare_dicts(got, expected, tolerance, what)
    if tolerance is None:
        tolerance = T32 if str(getattr(expected, "dtype", "")).endswith("float32") else T64
    if isinstance(expected, torch.Tensor):
        return _compare_tensors(got, expected, tolerance, what)
    if isinstance(expected, numpy.ndarray):
        return _compare_arrays(got, expected, tolerance, what)
    if isinstance(expected, bool) or expected is None or isinstance(expected, str):
        return _compare_exactly(got, expected, what)
    if isinstance(expected, int | float):
        return _compare_numbers(got, expected, tolerance, what)
    raise TypeError(f"cannot compare with a {type(expected).__name__}")


def _compare_exactly(got: Any, expected: Any, what: Text) -> Difference | None:
    if isinstance(got, numpy.bool_):
        got = bool(got)
    if expected is not None and type(got) is not type(expected):
        kind = type(expected).__name__
        return wrong_type(got, f"a {kind}", f" {kind} ", what)
    return None if got is expected or got == expected else unequal(got, expected, what)


def _compare_numbers(got: Any, expected: float, tolerance: Tolerance, what: Text) -> Difference | None:
    if isinstance(got, bool | numpy.bool_) or not isinstance(got, int | float | numpy.integer | numpy.floating):
        hint = None
        if isinstance(got, torch.Tensor) and got.numel() == 1:
            hint = Text(" Use .item() at the very end.", "最後に .item() で取り出しましょう。")
        return wrong_type(got, "a number", "数値", what, hint)
    value = float(got) if not isinstance(got, int) or abs(got) < 1 << 53 else math.inf
    if isinstance(expected, int) and tolerance == EXACT and got != expected:
        return unequal(got, expected, what)
    if math.isnan(expected) or math.isinf(expected):
        same = math.isnan(value) if math.isnan(expected) else value == expected
        return None if same else unequal(got, expected, what)
    if not math.isfinite(value):
        return unequal(value, expected, what, "finite")
    bound = tolerance.relative * abs(expected) + tolerance.absolute * max(1.0, abs(expected))
    if abs(value - expected) <= bound:
        return None
    return unequal(value, float(expected), what, ratio=value / expected if expected and value else None)


def _compare_sequences(got: Any, expected: Any, tolerance: Tolerance | None, what: Text) -> Difference | None:
    kind = type(expected)
    if not isinstance(got, list | tuple):
        names = ("a list", "リスト") if kind is list else ("a tuple", "タプル")
        return wrong_type(got, *names, what)
    if len(got) != len(expected):
        return Difference("length", partial(describe_length, len(got), len(expected), what))
    for index, (one, other) in enumerate(zip(got, expected, strict=True)):
        difference = find_difference(one, other, tolerance, what.extend(f"[{index}]"))
        if difference is not None:
            return difference
    return None


def _compare_dicts(got: Any, expected: dict[Any, Any], tolerance: Tolerance | None, what: Text) -> Difference | None:
    if not isinstance(got, dict):
        return wrong_type(got, "a dict", "辞書", what)
    if set(got) != set(expected):
        return Difference("keys", partial(describe_keys, set(got), set(expected), what))
    for key, other in expected.items():
        difference = find_difference(got[key], other, tolerance, what.extend(f"[{key!r}]"))
        if difference is not None:
            return difference
    return None


def _compare_arrays(got: Any, expected: numpy.ndarray, tolerance: Tolerance, what: Text) -> Difference | None:
    if expected.ndim == 0 and isinstance(got, numpy.generic | float):
        got = numpy.asarray(got)
    if not isinstance(got, numpy.ndarray):
        return wrong_type(got, "a NumPy array", " NumPy 配列", what)
    if got.dtype.kind not in "fiu":
        return wrong_type(got, "an array of real numbers", "実数の配列", what)
    return _compare_elements(torch.as_tensor(got.astype("float64")), torch.as_tensor(expected), tolerance, what)


def _compare_tensors(got: Any, expected: torch.Tensor, tolerance: Tolerance, what: Text) -> Difference | None:
    if not isinstance(got, torch.Tensor):
        return wrong_type(got, "a tensor", "テンソル", what)
    difference = _compare_shapes(got, expected, what)
    if difference is not None:
        return difference
    if got.dtype != expected.dtype:
        return Difference("dtype", partial(describe_dtype, got, expected, what))
    return _compare_elements(got, expected, tolerance, what)


def _compare_shapes(got: torch.Tensor, expected: torch.Tensor, what: Text) -> Difference | None:
    if got.shape == expected.shape:
        return None
    return Difference("shape", partial(describe_shape, got, expected, what))


def _compare_elements(got: torch.Tensor, expected: torch.Tensor, tolerance: Tolerance, what: Text) -> Difference | None:
    difference = _compare_shapes(got, expected, what)
    if difference is not None or not expected.numel():
        return difference
    if expected.is_complex() or got.is_complex():
        got, expected = torch.view_as_real(got.to(torch.complex128)), torch.view_as_real(expected.to(torch.complex128))
    if torch.equal(got, expected):
        return None
    got, expected = got.double(), expected.double()
    finite = torch.isfinite(expected)
    same_special = (got == expected) | (got.isnan() & expected.isnan())
    scale = max(1.0, expected[finite].abs().max().item() if bool(finite.any()) else 1.0)
    error = (got - expected).abs()
    bound = tolerance.relative * expected.abs() + tolerance.absolute * scale
    right = torch.where(finite, error <= bound, same_special)
    if bool(right.all()):
        return None
    worst = int(torch.where(right, -1.0, torch.nan_to_num(error, nan=math.inf)).argmax())
    kind = "value" if math.isfinite(got.reshape(-1)[worst].item()) else "finite"
    return Difference(kind, partial(describe_elements, got, expected, right, worst, what))
