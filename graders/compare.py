"""Trusted numerics: whether a value is the expected one, and if not, what differs. Runs in the judge alone."""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy
import torch

from graders.ratio import find_ratio, name_ratio
from graders.student import Remote
from graders.text import Text

MAX_SHOWN = 20
MAX_BITS = 256


@dataclass(frozen=True)
class Tolerance:
    """Accept |got - expected| <= relative * |expected| + absolute * max(1, largest |expected|), element by element."""

    relative: float
    absolute: float


EXACT = Tolerance(0.0, 0.0)
T64 = Tolerance(1e-9, 1e-12)  # the same formula in float64
T64_ENGINE = Tolerance(1e-7, 1e-10)  # another order of operations
T32 = Tolerance(1e-4, 1e-6)


@dataclass(frozen=True)
class Difference:
    """What differs, as a sentence and as data; `kind` is type, shape, dtype, finite, length, keys or value."""

    kind: str
    text: Text
    evidence: dict[str, Any] = field(default_factory=dict)


def find_difference(got: Any, expected: Any, tolerance: Tolerance | None, what: str) -> Difference | None:
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


def describe_type(value: Any) -> str:
    """Name a value's type as a student would."""
    if isinstance(value, Remote):
        return str(value._token.get("type", "object"))
    if isinstance(value, torch.Tensor):
        return "tensor"
    if isinstance(value, numpy.ndarray):
        return "NumPy array"
    return "None" if value is None else type(value).__name__


def show(value: Any) -> str:
    """Write a value in a few words."""
    if isinstance(value, Remote):
        return f"<{describe_type(value)}>"
    if isinstance(value, torch.Tensor | numpy.ndarray):
        flat = value.reshape(-1)
        items = ", ".join(show(item.item()) for item in flat[:MAX_SHOWN])
        more = f", ... ({flat.shape[0]} in all)" if flat.shape[0] > MAX_SHOWN else ""
        return f"[{items}{more}]" if value.ndim else items
    if isinstance(value, float):
        return f"{value + 0.0:.10g}"  # no minus before a zero
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        return f"{'-' if value < 0 else ''}2**{value.bit_length() - 1} or more"
    if isinstance(value, list | tuple):
        items = ", ".join(show(item) for item in value[:MAX_SHOWN])
        return f"[{items}{', ...' if len(value) > MAX_SHOWN else ''}]"
    text = repr(value)
    return text if len(text) <= 200 else text[:200] + "..."


def _wrong_type(got: Any, wanted_en: str, wanted_ja: str, what: str, hint: Text | None = None) -> Difference:
    kind = describe_type(got)
    hint = hint or Text("", "")
    return Difference(
        "type",
        Text(
            f"{what} should be {wanted_en}, not {kind}.{hint.en}",
            f"{what} は{wanted_ja}のはずですが、{kind} です。{hint.ja}",
        ),
        {"expected": wanted_en, "got": kind},
    )


def _unequal(got: Any, expected: Any, what: str, kind: str = "value") -> Difference:
    return Difference(
        kind,
        Text(
            f"{what}: expected {show(expected)}, got {show(got)}.",
            f"{what}：正しくは {show(expected)}、結果は {show(got)} です。",
        ),
        {"expected": show(expected), "got": show(got)},
    )


def _compare_exactly(got: Any, expected: Any, what: str) -> Difference | None:
    if isinstance(got, numpy.bool_):
        got = bool(got)
    if expected is not None and type(got) is not type(expected):
        kind = type(expected).__name__
        return _wrong_type(got, f"a {kind}", f" {kind} ", what)
    return None if got is expected or got == expected else _unequal(got, expected, what)


def _compare_numbers(got: Any, expected: float, tolerance: Tolerance, what: str) -> Difference | None:
    if isinstance(got, bool | numpy.bool_) or not isinstance(got, int | float | numpy.integer | numpy.floating):
        hint = None
        if isinstance(got, torch.Tensor) and got.numel() == 1:
            hint = Text(" Use .item() at the very end.", "最後に .item() で取り出しましょう。")
        return _wrong_type(got, "a number", "数値", what, hint)
    value = float(got) if not isinstance(got, int) or abs(got) < 1 << 53 else math.inf
    if isinstance(expected, int) and tolerance == EXACT and got != expected:
        return _unequal(got, expected, what)
    if math.isnan(expected) or math.isinf(expected):
        same = math.isnan(value) if math.isnan(expected) else value == expected
        return None if same else _unequal(got, expected, what)
    if not math.isfinite(value):
        return _unequal(value, expected, what, "finite")
    bound = tolerance.relative * abs(expected) + tolerance.absolute * max(1.0, abs(expected))
    if abs(value - expected) <= bound:
        return None
    difference = _unequal(value, float(expected), what)
    if expected and value:
        difference.evidence["ratio"] = value / expected
    return difference


def _compare_sequences(got: Any, expected: Any, tolerance: Tolerance | None, what: str) -> Difference | None:
    kind = type(expected)
    if not isinstance(got, list | tuple):
        names = ("a list", "リスト") if kind is list else ("a tuple", "タプル")
        return _wrong_type(got, *names, what)
    if len(got) != len(expected):
        return Difference(
            "length",
            Text(
                f"{what} should have {len(expected)} elements, not {len(got)}.",
                f"{what} の要素は {len(expected)} 個のはずですが、{len(got)} 個あります。",
            ),
            {"expected": len(expected), "got": len(got)},
        )
    for index, (one, other) in enumerate(zip(got, expected, strict=True)):
        difference = find_difference(one, other, tolerance, f"{what}[{index}]")
        if difference is not None:
            return difference
    return None


def _compare_dicts(got: Any, expected: dict[Any, Any], tolerance: Tolerance | None, what: str) -> Difference | None:
    if not isinstance(got, dict):
        return _wrong_type(got, "a dict", "辞書", what)
    if set(got) != set(expected):
        missing = ", ".join(sorted(str(key) for key in set(expected) - set(got))) or "-"
        extra = ", ".join(sorted(str(key)[:40] for key in set(got) - set(expected))[:MAX_SHOWN]) or "-"
        return Difference(
            "keys",
            Text(
                f"{what}: missing keys: {missing}; keys that should not be there: {extra}.",
                f"{what}：足りないキー：{missing}、余分なキー：{extra}",
            ),
            {"missing": missing, "extra": extra},
        )
    for key, other in expected.items():
        difference = find_difference(got[key], other, tolerance, f"{what}[{key!r}]")
        if difference is not None:
            return difference
    return None


def _compare_arrays(got: Any, expected: numpy.ndarray, tolerance: Tolerance, what: str) -> Difference | None:
    if expected.ndim == 0 and isinstance(got, numpy.generic | float):
        got = numpy.asarray(got)
    if not isinstance(got, numpy.ndarray):
        return _wrong_type(got, "a NumPy array", " NumPy 配列", what)
    if got.dtype.kind not in "fiu":
        return _wrong_type(got, "an array of real numbers", "実数の配列", what)
    return _compare_elements(torch.as_tensor(got.astype("float64")), torch.as_tensor(expected), tolerance, what)


def _compare_tensors(got: Any, expected: torch.Tensor, tolerance: Tolerance, what: str) -> Difference | None:
    if not isinstance(got, torch.Tensor):
        return _wrong_type(got, "a tensor", "テンソル", what)
    difference = _compare_shapes(got, expected, what)
    if difference is not None:
        return difference
    if got.dtype != expected.dtype:
        names = [str(dtype).removeprefix("torch.") for dtype in (expected.dtype, got.dtype)]
        return Difference(
            "dtype",
            Text(
                f"{what} should have the dtype {names[0]}, not {names[1]}.",
                f"{what} の dtype は {names[0]} のはずですが、{names[1]} です。",
            ),
            {"expected": names[0], "got": names[1]},
        )
    return _compare_elements(got, expected, tolerance, what)


def _compare_shapes(got: torch.Tensor, expected: torch.Tensor, what: str) -> Difference | None:
    if got.shape == expected.shape:
        return None
    shapes = [str(tuple(tensor.shape)) for tensor in (expected, got)]
    return Difference(
        "shape",
        Text(
            f"{what} should have the shape {shapes[0]}, not {shapes[1]}.",
            f"{what} の形は {shapes[0]} のはずですが、{shapes[1]} です。",
        ),
        {"expected": shapes[0], "got": shapes[1]},
    )


def _compare_elements(got: torch.Tensor, expected: torch.Tensor, tolerance: Tolerance, what: str) -> Difference | None:
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
    return _describe_elements(got, expected, right, error, what)


def _describe_elements(
    got: torch.Tensor, expected: torch.Tensor, right: torch.Tensor, error: torch.Tensor, what: str
) -> Difference:
    wrong = int((~right).sum())
    worst = int(torch.where(right, -1.0, torch.nan_to_num(error, nan=math.inf)).argmax())
    index = [int(i) for i in torch.unravel_index(torch.tensor(worst), got.shape)] if got.ndim else []
    one, other = got.reshape(-1)[worst].item(), expected.reshape(-1)[worst].item()
    kind = "value" if math.isfinite(one) else "finite"
    evidence: dict[str, Any] = {"expected": show(expected), "got": show(got), "wrong": wrong, "of": got.numel()}
    evidence |= {"index": index, "worst_expected": show(other), "worst_got": show(one)}
    ratio = find_ratio(got, expected)
    en = ja = ""
    if ratio is not None and got.numel() > 1:
        evidence["ratio"] = ratio
        en = f" Every element is exactly {name_ratio(ratio)} times the expected one."
        ja = f"すべての要素が正解のちょうど {name_ratio(ratio)} 倍です。"
    count_en = f" ({wrong} of {got.numel()} elements differ)" if got.numel() > 1 else ""
    count_ja = f"（{got.numel()} 要素中 {wrong} 個が違います）" if got.numel() > 1 else ""
    place = f"{what}{index}" if index else what
    return Difference(
        kind,
        Text(
            f"{place}: expected {show(other)}, got {show(one)}{count_en}.{en}",
            f"{place}：正しくは {show(other)}、結果は {show(one)} です{count_ja}。{ja}",
        ),
        evidence,
    )
