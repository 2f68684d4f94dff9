"""What differs between a student's value and the right one, as a sentence and as data, and how values are written."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy
import torch

from graders.ratio import find_ratio, name_ratio
from graders.report import write_bound
from graders.student import Remote
from graders.text import Text

MAX_SHOWN = 20
MAX_BITS = 256
Words = tuple[Text, dict[str, Any]]


@dataclass(frozen=True)
class Difference:
    """What differs; `kind` is type, shape, dtype, finite, length, keys or value.

    Sentence and data are written when they are asked for: a diagnosis compares often, and seldom wants to know more.
    """

    kind: str
    describe: Callable[[], Words]

    @cached_property
    def _words(self) -> Words:
        return self.describe()

    @property
    def text(self) -> Text:
        """The difference as a sentence."""
        return self._words[0]

    @property
    def evidence(self) -> dict[str, Any]:
        """The difference as data."""
        return self._words[1]


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
        # As NumPy abbreviates: code, and no word of any language.
        more = f", ..., shape={tuple(value.shape)}" if flat.shape[0] > MAX_SHOWN else ""
        return f"[{items}{more}]" if value.ndim else items
    if isinstance(value, float):
        return f"{value + 0.0:.10g}"  # no minus before a zero
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        return write_bound(value)
    if isinstance(value, list | tuple):
        items = ", ".join(show(item) for item in value[:MAX_SHOWN])
        return f"[{items}{', ...' if len(value) > MAX_SHOWN else ''}]"
    text = repr(value)
    return text if len(text) <= 200 else text[:200] + "..."


def wrong_type(got: Any, wanted_en: str, wanted_ja: str, what: Text, hint: Text | None = None) -> Difference:
    """Return the difference of a value that is of another kind than wanted."""

    def describe() -> Words:
        kind, more = describe_type(got), hint or Text("", "")
        text = Text(
            f"{what.en} should be {wanted_en}, not {kind}.{more.en}",
            f"{_spaced(what)}は{wanted_ja}のはずですが、{kind} です。{more.ja}",
        )
        return text, {"expected": wanted_en, "got": kind}

    return Difference("type", describe)


def unequal(got: Any, expected: Any, what: Text, kind: str = "value", ratio: float | None = None) -> Difference:
    """Return the difference of two single values."""

    def describe() -> Words:
        right, wrong = show(expected), show(got)
        text = Text(f"{what.en}: expected {right}, got {wrong}.", f"{what.ja}：正しくは {right}、結果は {wrong} です。")
        return text, {"expected": right, "got": wrong} | ({} if ratio is None else {"ratio": ratio})

    return Difference(kind, describe)


def _spaced(what: Text) -> str:
    """Return the Japanese words as they stand before kana: code keeps its distance."""
    return f"{what.ja} " if what.ja[-1:].isascii() else what.ja


def describe_length(got: int, expected: int, what: Text) -> Words:
    """Describe lists of different lengths."""
    text = Text(
        f"{what.en} should have {expected} elements, not {got}.",
        f"{_spaced(what)}の要素は {expected} 個のはずですが、{got} 個あります。",
    )
    return text, {"expected": expected, "got": got}


def describe_keys(got: set[Any], expected: set[Any], what: Text) -> Words:
    """Describe dicts with different keys."""
    missing = ", ".join(sorted(str(key) for key in expected - got)) or "-"
    extra = ", ".join(sorted(str(key)[:40] for key in got - expected)[:MAX_SHOWN]) or "-"
    text = Text(
        f"{what.en}: missing keys: {missing}; keys that should not be there: {extra}.",
        f"{what.ja}：足りないキー：{missing}、余分なキー：{extra}",
    )
    return text, {"missing": missing, "extra": extra}


def describe_dtype(got: torch.Tensor, expected: torch.Tensor, what: Text) -> Words:
    """Describe tensors of different dtypes."""
    wanted, found = (str(tensor.dtype).removeprefix("torch.") for tensor in (expected, got))
    text = Text(
        f"{what.en} should have the dtype {wanted}, not {found}.",
        f"{_spaced(what)}の dtype は {wanted} のはずですが、{found} です。",
    )
    return text, {"expected": wanted, "got": found}


def describe_shape(got: torch.Tensor, expected: torch.Tensor, what: Text) -> Words:
    """Describe tensors of different shapes."""
    wanted, found = (str(tuple(tensor.shape)) for tensor in (expected, got))
    text = Text(
        f"{what.en} should have the shape {wanted}, not {found}.",
        f"{_spaced(what)}の形は {wanted} のはずですが、{found} です。",
    )
    return text, {"expected": wanted, "got": found}


def describe_elements(got: torch.Tensor, expected: torch.Tensor, right: torch.Tensor, worst: int, what: Text) -> Words:
    """Describe tensors that differ where `right` is False, and most at the flat index `worst`."""
    wrong = int((~right).sum())
    index = [int(i) for i in numpy.unravel_index(worst, got.shape)] if got.ndim else []
    one, other = got.reshape(-1)[worst].item(), expected.reshape(-1)[worst].item()
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
    place = what.extend(str(index)) if index else what
    text = Text(
        f"{place.en}: expected {show(other)}, got {show(one)}{count_en}.{en}",
        f"{place.ja}：正しくは {show(other)}、結果は {show(one)} です{count_ja}。{ja}",
    )
    return text, evidence
