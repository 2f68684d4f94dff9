"""Misconceptions that are seen in the numbers: another well-known value, a lost factor, a missing part."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import torch

from graders.compare import Tolerance, find_difference
from graders.diagnosis.signature import Evidence, Rank, signature
from graders.observation import Observation, to_numbers
from graders.text import Text, as_text

NEAR = 1e-7
NUMERIC = 1e-2  # how far off a numeric derivative usually is at most
MAX_PATHS = 6


def same(one: torch.Tensor | None, other: torch.Tensor | None) -> bool:
    """Say whether two arrays of numbers agree in shape and, but for rounding, in every element."""
    if one is None or other is None or one.shape != other.shape or not other.numel():
        return False
    scale = max(1e-300, other.abs().max().item())
    return bool(torch.isfinite(one).all()) and bool(((one - other).abs() <= NEAR * scale).all())


def both(seen: Observation) -> tuple[torch.Tensor, torch.Tensor] | None:
    """Return the answer and the right one where both are numbers."""
    answer, right = seen.answer, seen.right
    return None if answer is None or right is None else (answer, right)


@signature(
    "value-returned",
    Rank.VALUE,
    Text("This is the value of the function, not its derivative.", "これは関数の値で、微分係数ではありません。"),
    Text(
        "Return what backward left in .grad, or what autograd.grad gives.",
        "backward 後の .grad や autograd.grad の結果を返しましょう。",
    ),
)
def value_returned(seen: Observation) -> Iterator[Evidence]:
    if _is_other(seen, seen.clues.value):
        yield {}


@signature(
    "input-returned",
    Rank.VALUE,
    Text("This is {name}, not the gradient.", "これは{name}で、勾配ではありません。"),
    Text("Was a starting value returned instead of the result?", "結果でなく、途中の値や初期値を返していませんか。"),
)
def input_returned(seen: Observation) -> Iterator[Evidence]:
    for argument in seen.arguments:
        if _is_other(seen, argument):
            yield {"key": "input", "name": Text("the input itself", "入力そのもの")}
            break
    if _is_other(seen, seen.clues.cotangent):
        yield {"key": "cotangent", "name": Text("the upstream gradient", "受け取った勾配そのもの")}
    right = seen.right
    if right is not None and _is_other(seen, torch.ones_like(right)):
        yield {"key": "ones", "name": Text("all ones", "すべて 1 の値")}


@signature(
    "upstream-ignored",
    Rank.STRUCTURE,
    Text(
        "Your answer does not depend on the upstream gradient: it is the one for all ones.",
        "受け取った勾配を使っていません。すべて 1 のときの答えになっています。",
    ),
    Text("Multiply by the gradient that arrives.", "届いた勾配を掛けましょう。"),
)
def upstream_ignored(seen: Observation) -> Iterator[Evidence]:
    if _is_other(seen, seen.clues.local):
        yield {}


def _is_other(seen: Observation, value: Any) -> bool:
    """Say whether the answer is this other value, in its own or the right shape."""
    pair, other = both(seen), to_numbers(value)
    if pair is None or other is None or pair[0].numel() != other.numel():
        return False
    if pair[1].numel() == other.numel() and same(other.reshape(pair[1].shape), pair[1]):
        return False
    return same(pair[0].reshape(-1), other.reshape(-1))


@signature(
    "finite-differences",
    Rank.DECLARED,
    Text(
        "The function is evaluated at shifted points: this is a numeric derivative, and nearly right is not right.",
        "少しずらした点で関数を評価しています（数値微分）。近い値にはなりますが、正確ではありません。",
    ),
    Text("Use backward() or torch.autograd.grad.", "backward() か torch.autograd.grad を使いましょう。"),
)
def finite_differences(seen: Observation) -> Iterator[Evidence]:
    pair = both(seen) if seen.kind == "value" else None
    if pair is None or pair[0].shape != pair[1].shape or not seen.program.divides_differences:
        return
    scale = pair[1].abs().max().item() if pair[1].numel() else 0.0
    if bool(((pair[0] - pair[1]).abs() <= NUMERIC * max(scale, 1.0)).all()):
        yield {}


@signature(
    "all-zero",
    Rank.VALUE,
    Text("Your gradient is zero everywhere.", "勾配がすべて 0 です。"),
    Text(
        "Is there a flat operation (round, sign, a threshold), a weight of zero, or a gradient that was reset too late?",
        "段差のある演算（round、sign、しきい値）、0 の重み、遅すぎるリセットなどがないか確認しましょう。",
    ),
)
def all_zero(seen: Observation) -> Iterator[Evidence]:
    pair = both(seen)
    if pair and pair[0].shape == pair[1].shape and pair[0].numel() and not bool(pair[0].any()) and bool(pair[1].any()):
        yield {}


@signature(
    "non-finite",
    Rank.STRUCTURE,
    Text("There is nan or inf exactly where {mask}.", "{mask} のところだけ nan や inf になっています。"),
    Text(
        "Protect the input of the risky operation, not its output: 0 times nan is nan on the way back.",
        "危ない演算の出力ではなく入力を保護しましょう。逆伝播では 0 × nan が nan になります。",
    ),
)
def non_finite(seen: Observation) -> Iterator[Evidence]:
    pair = both(seen)
    if pair is None or pair[0].shape != pair[1].shape:
        return
    bad = ~torch.isfinite(pair[0]) & torch.isfinite(pair[1])
    for name, given in seen.clues.risky.items():
        mask = torch.as_tensor(given).reshape(bad.shape) if torch.as_tensor(given).numel() == bad.numel() else None
        if mask is not None and bool(bad.any()) and bool((bad == mask).all()):
            yield {"key": name, "mask": name}


@signature(
    "kink-convention",
    Rank.STRUCTURE,
    Text("Your answer is right but for the points on a kink.", "折れ曲がりの点だけが違っています。"),
    Text(
        "There is more than one slope there, and autograd agreed on one: try it.",
        "そこでは傾きが一つに決まりません。autograd がどれを選ぶか試してみましょう。",
    ),
)
def kink_convention(seen: Observation) -> Iterator[Evidence]:
    if _wrong_only_at(seen, seen.clues.kinks):
        yield {}


@signature(
    "ties",
    Rank.STRUCTURE,
    Text("Your answer is right but for the elements that tie.", "同点の要素だけが違っています。"),
    Text(
        "max() and amax() split the gradient among ties; max(dim) gives it to one index.",
        "max() と amax() は同点で等分し、max(dim) は一つだけに渡します。",
    ),
)
def ties(seen: Observation) -> Iterator[Evidence]:
    if _wrong_only_at(seen, seen.clues.ties):
        yield {}


def _wrong_only_at(seen: Observation, given: Any) -> bool:
    pair = both(seen)
    if pair is None or given is None or pair[0].shape != pair[1].shape or not pair[1].numel():
        return False
    mask = torch.as_tensor(given)
    if mask.numel() != pair[1].numel():
        return False
    wrong = ~torch.isclose(pair[0], pair[1], rtol=NEAR, atol=NEAR)
    return bool(wrong.any()) and not bool((wrong & ~mask.reshape(wrong.shape)).any())


@signature(
    "chain-factor",
    Rank.STRUCTURE,
    Text("One factor of the chain rule {how}: {name}.", "連鎖律の因子が{how}：{name}"),
    Text(
        "Walk from the result to the input and write down the local derivative of every step, each once.",
        "結果から入力へ一歩ずつたどり、各段の局所的な微分を一度ずつ書き出してみましょう。",
    ),
)
def chain_factor(seen: Observation) -> Iterator[Evidence]:
    pair = both(seen)
    if pair is None or pair[0].shape != pair[1].shape:
        return
    factors = {name: _fit(to_numbers(given), pair[1]) for name, given in seen.clues.factors.items()}
    known = [(name, factor) for name, factor in factors.items() if factor is not None]
    for name, factor in known:
        if same(pair[0] * factor, pair[1]):
            yield {"key": f"-{name}", "name": name, "how": Text("is missing", "抜けています")}
        if same(pair[0], pair[1] * factor):
            yield {"key": f"+{name}", "name": name, "how": Text("is there once too often", "余分です")}
    for (one, first), (other, second) in combinations(known, 2):
        if same(pair[0] * first * second, pair[1]):
            yield {"key": f"-{one}-{other}", "name": f"{one}, {other}", "how": Text("is missing", "抜けています")}


def _fit(value: torch.Tensor | None, right: torch.Tensor) -> torch.Tensor | None:
    """Return a factor in the answer's shape, None where it does not fit or is 1 (or 0) throughout and tells nothing."""
    if value is None or value.numel() not in (1, right.numel()):
        return None
    value = value.reshape(right.shape if value.numel() == right.numel() else ())
    return None if bool((value == 1).all()) or bool((value == 0).any()) else value


@signature(
    "overwritten-path",
    Rank.STRUCTURE,
    Text(
        "Only one of several paths was counted: the one {name}.",
        "いくつかある経路のうち、一つ（{name}）だけが数えられています。",
    ),
    Text(
        "Gradients that arrive on different paths are added: += instead of =.",
        "別々の経路から届く勾配は足し合わせます（= でなく +=）。",
    ),
)
def overwritten_path(seen: Observation) -> Iterator[Evidence]:
    yield from _paths(seen, range(1, 2))


@signature(
    "constant-path",
    Rank.STRUCTURE,
    Text(
        "Only part of the dependence was followed: what comes {name} is missing.",
        "依存の一部だけをたどっています。{name}の寄与がありません。",
    ),
    Text(
        "Was something detached, or treated as a constant?",
        "どこかで detach したり、定数として扱ったりしていませんか。",
    ),
)
def constant_path(seen: Observation) -> Iterator[Evidence]:
    for name, answer in seen.clues.constants.items():
        if _is_other(seen, answer):
            yield {"key": as_text(name).en, "name": name}
    yield from _paths(seen, range(2, max(2, len(seen.clues.paths))))


def _paths(seen: Observation, sizes: range) -> Iterator[Evidence]:
    """Find subsets of the paths that add up to the answer; named by the one path in it, or by those left out."""
    pair = both(seen)
    paths = {as_text(name): to_numbers(path) for name, path in seen.clues.paths.items()}
    if pair is None or not 2 <= len(paths) <= MAX_PATHS:
        return
    given = [(name, path) for name, path in paths.items() if path is not None and path.shape == pair[1].shape]
    for size in sizes:
        for chosen in combinations(given, size):
            total = torch.stack([path for _, path in chosen]).sum(0)
            if same(pair[0], total) and not same(total, pair[1]):
                names = [name for name, _ in chosen]
                others = [name for name in paths if name not in names]
                left_out = Text(", ".join(name.en for name in others), "、".join(name.ja for name in others))
                yield {"key": " ".join(name.en for name in names), "name": names[0] if size == 1 else left_out}


@signature(
    "accumulated",
    Rank.STRUCTURE,
    Text("Gradients of earlier calls have been added in{how}.", "前の呼び出しの勾配が足し込まれています{how}。"),
    Text(
        "backward adds to .grad: reset it, or use a fresh leaf each time.",
        "backward は .grad に足し込みます。毎回リセットするか、新しい葉を使いましょう。",
    ),
    blank={"how": ""},
)
def accumulated(seen: Observation) -> Iterator[Evidence]:
    pair, call = both(seen), seen.clues.call
    if pair and call > 1 and same(pair[0], call * pair[1]):
        how = Text(
            f": call {call} gave {call} times the first answer", f"（{call} 回目の答えが 1 回目の {call} 倍です）"
        )
        yield {"key": "k", "how": how}


@signature(
    "other-formula",
    Rank.DECLARED,
    Text("Your answer is right for another formula: {formula}.", "別の式 {formula} の答えになっています。"),
    Text("Read the formula in the statement once more.", "問題文の式をもう一度確認しましょう。"),
)
def other_formula(seen: Observation) -> Iterator[Evidence]:
    for name, wrong in seen.clues.formulas.items():
        if is_answer(seen, wrong):
            yield {"key": name, "formula": name}


def is_answer(seen: Observation, wrong: Any) -> bool:
    """Say whether the student's answer is this wrong one, by the check's own tolerance, and this is not the right one."""
    tolerance: Tolerance | None = seen.tolerance
    return (
        find_difference(seen.got, wrong, tolerance, as_text("")) is None
        and find_difference(wrong, seen.expected, tolerance, as_text("")) is not None
    )
