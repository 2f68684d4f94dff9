"""Misconceptions that leave a constant ratio between the answer and the right one."""

import math
from collections.abc import Iterator
from typing import Any

import numpy
import torch

from graders.diagnosis.signature import Evidence, Rank, signature
from graders.observation import Observation
from graders.ratio import name_ratio
from graders.text import Text

CLOSE = 1e-6
NEARLY_RIGHT = 0.01  # a number that is nearly right has another cause than a factor
KNOWN: dict[str, tuple[float, Text]] = {
    "-1/2": (-0.5, Text("minus one half", "マイナス二分の一")),
    "-2": (-2.0, Text("minus two", "マイナス 2")),
    "1/3": (1 / 3, Text("one third", "三分の一")),
    "3": (3.0, Text("three", "3")),
    "ln 10": (math.log(10), Text("ln 10, as between log and log10", "ln 10（log と log10 の違い）")),
    "1/ln 10": (1 / math.log(10), Text("1/ln 10, as between log10 and log", "1/ln 10（log10 と log の違い）")),
    "pi/180": (math.pi / 180, Text("pi/180, as between degrees and radians", "π/180（度とラジアンの違い）")),
    "180/pi": (180 / math.pi, Text("180/pi, as between radians and degrees", "180/π（ラジアンと度の違い）")),
}


def counts_of(seen: Observation) -> Iterator[tuple[str, int, Text]]:
    """Yield what may be a mean's divisor: the author's counts, and the sizes of the arguments."""
    for name, count in seen.clues.counts.items():
        yield name, count, Text(name, name)
    for place, argument in enumerate(seen.arguments):
        shape = _shape(argument)
        if shape:
            yield f"numel {place}", math.prod(shape), Text("number of elements", "要素数")
        if len(shape) > 1:
            for axis, length in enumerate(shape):
                yield f"axis {place} {axis}", length, Text(f"length of axis {axis}", f"軸 {axis} の長さ")
    right = seen.right
    if right is not None and right.ndim:
        yield "numel", right.numel(), Text("number of elements", "要素数")


def _shape(value: Any) -> tuple[int, ...]:
    if isinstance(value, torch.Tensor | numpy.ndarray):
        return tuple(value.shape)
    return (len(value),) if isinstance(value, list | tuple) else ()


def near(ratio: float, wanted: float) -> bool:
    """Say whether two ratios agree."""
    return abs(ratio - wanted) <= CLOSE * abs(wanted)


@signature(
    "mean-instead-of-sum",
    Rank.RATIO,
    Text(
        "Your answer is exactly 1/{n} of the right one ({n} = {name}).", "正解のちょうど 1/{n} です（{n} = {name}）。"
    ),
    Text("Was the mean taken where the sum is asked for?", "sum ではなく mean を使っていませんか。"),
)
def mean_instead_of_sum(seen: Observation) -> Iterator[Evidence]:
    ratio = seen.ratio or 0.0
    for key, count, name in counts_of(seen):
        if count > 1 and near(ratio, 1 / count):
            yield {"key": key, "n": count, "name": name}


@signature(
    "sum-instead-of-mean",
    Rank.RATIO,
    Text(
        "Your answer is exactly {n} times the right one ({n} = {name}).", "正解のちょうど {n} 倍です（{n} = {name}）。"
    ),
    Text("Was the sum taken where the mean is asked for?", "mean ではなく sum を使っていませんか。"),
)
def sum_instead_of_mean(seen: Observation) -> Iterator[Evidence]:
    ratio = seen.ratio or 0.0
    for key, count, name in counts_of(seen):
        if count > 1 and near(ratio, count):
            yield {"key": key, "n": count, "name": name}


@signature(
    "sign-flipped",
    Rank.RATIO,
    Text("Your answer has the opposite sign everywhere.", "符号がすべて逆です。"),
    Text("Is a minus lost or one too many?", "マイナスが抜けているか、余分ではありませんか。"),
)
def sign_flipped(seen: Observation) -> Iterator[Evidence]:
    ratio = seen.ratio
    if ratio and near(ratio, -1):
        yield {}


@signature(
    "factor-two-lost",
    Rank.RATIO,
    Text("Your answer is exactly half of the right one.", "正解のちょうど半分です。"),
    Text("Is the 2 of a square lost?", "二乗の微分で出る 2 を忘れていませんか。"),
)
def factor_two_lost(seen: Observation) -> Iterator[Evidence]:
    ratio = seen.ratio
    if ratio and near(ratio, 0.5):
        yield {}


@signature(
    "doubled",
    Rank.RATIO,
    Text("Your answer is exactly twice the right one.", "正解のちょうど 2 倍です。"),
    Text("Did two backward calls add up, or is a 2 too many?", "backward が二度足されたか、2 が余分ではありませんか。"),
)
def doubled(seen: Observation) -> Iterator[Evidence]:
    ratio = seen.ratio
    if ratio and near(ratio, 2):
        yield {}


@signature(
    "constant-ratio",
    Rank.GENERIC,
    Text("Your answer is exactly {ratio} times the right one.", "正解のちょうど {ratio} 倍です。"),
    Text(
        "A constant factor is lost or too many: a coefficient, a sign, a power, a unit?",
        "定数倍だけ違います。係数、符号、べき、単位などを見直しましょう。",
    ),
)
def constant_ratio(seen: Observation) -> Iterator[Evidence]:
    ratio = seen.ratio
    if not ratio or abs(ratio - 1) < NEARLY_RIGHT:
        return
    for key, (value, name) in KNOWN.items():
        if near(ratio, value):
            yield {"key": key, "ratio": name}
            return
    yield {"key": f"{ratio:.5g}", "ratio": name_ratio(ratio)}
