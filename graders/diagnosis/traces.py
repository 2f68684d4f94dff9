"""Misconceptions that are seen in the path of an iteration x - lr * gradient(x), never in its end alone."""

from collections.abc import Iterator
from typing import Any

import torch

from graders.diagnosis.signature import Evidence, Rank, signature
from graders.observation import Observation, Trace, to_numbers
from graders.text import Text

MIN_POINTS = 4
NEAR = 1e-7
LARGER = (2.0, 4.0, 8.0, 10.0, 0.5, 0.1)


def path_of(value: Any) -> torch.Tensor | None:
    """Return the points of a path as rows, None where it is none."""
    numbers = to_numbers(value)
    if numbers is None and isinstance(value, list | tuple) and value:
        points = [point for point in map(to_numbers, value) if point is not None]
        if len(points) < len(value) or any(point.shape != points[0].shape for point in points):
            return None
        numbers = torch.stack(points)
    if numbers is None or numbers.ndim == 0 or not numbers.numel() or not bool(torch.isfinite(numbers).all()):
        return None
    return numbers.reshape(numbers.shape[0], -1)


def agree(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Say whether two paths of at least four points are the same, but for rounding."""
    count = min(len(one), len(other))
    if count < MIN_POINTS or one.shape[1:] != other.shape[1:]:
        return False
    return _near(one[:count], other[:count])


def paths(seen: Observation) -> tuple[torch.Tensor, torch.Tensor, Trace] | None:
    """Return the student's path, the right one and the iteration."""
    if seen.clues.trace is None:
        return None
    got, right = path_of(seen.got), path_of(seen.expected)
    return None if got is None or right is None else (got, right, seen.clues.trace)


def walk(seen: Observation, rate: float, points_max: int = 40, *, reset: bool = True) -> torch.Tensor | None:
    """Return the path from the same start with another rate, or with gradients that add up, as far as it is finite."""
    trace, points = seen.clues.trace, seen.expected
    if trace is None:
        return None
    point, total, found = points[0], 0.0, []
    for _ in range(min(len(points), points_max)):
        found.append(to_numbers(point))
        try:
            slope = trace.gradient(point)
        except (OverflowError, ValueError):  # the path has run away, as far as plain floats go
            break
        total = slope if reset else total + slope
        point = point - rate * total
    known = [point for point in found if point is not None and bool(torch.isfinite(point).all())]
    return torch.stack(known).reshape(len(known), -1) if known else None


def _follows(seen: Observation, rate: float, *, reset: bool = True) -> bool:
    found = paths(seen)
    if found is None or not _starts_like(found[0], walk(seen, rate, 2 if reset else 3, reset=reset)):
        return False
    other = walk(seen, rate, reset=reset)
    return other is not None and agree(found[0], other) and not agree(found[1], other)


def _starts_like(path: torch.Tensor, other: torch.Tensor | None) -> bool:
    return other is not None and len(path) >= MIN_POINTS and _near(path[: len(other)], other)


def _near(one: torch.Tensor, other: torch.Tensor) -> bool:
    scale = max(1.0, other.abs().max().item())
    return one.shape == other.shape and bool(((one - other).abs() <= NEAR * scale).all())


@signature(
    "no-reset",
    Rank.STRUCTURE,
    Text(
        "The first step is right, the second is not: it moves by the sum of both gradients.",
        "1 歩目は正しく、2 歩目からずれます。これまでの勾配の和だけ進んでいます。",
    ),
    Text(
        "backward adds to .grad: reset it before each step.",
        "backward は .grad に足し込みます。毎回リセットしましょう。",
    ),
    cases=1,
)
def no_reset(seen: Observation) -> Iterator[Evidence]:
    if seen.clues.trace and _follows(seen, seen.clues.trace.lr, reset=False):
        yield {}


@signature(
    "ascent",
    Rank.STRUCTURE,
    Text("Every step goes uphill.", "毎回、坂を上る向きに進んでいます。"),
    Text("The gradient points uphill: subtract it.", "勾配は上る向きを指します。引きましょう。"),
    cases=1,
)
def ascent(seen: Observation) -> Iterator[Evidence]:
    if seen.clues.trace and _follows(seen, -seen.clues.trace.lr):
        yield {}


@signature(
    "step-too-large",
    Rank.STRUCTURE,
    Text("Every step is {times:g} times as long as it should be.", "歩幅が毎回 {times:g} 倍になっています。"),
    Text(
        "Check the learning rate, and whether a sum or a mean is minimised.",
        "学習率と、和と平均のどちらを最小化しているかを確認しましょう。",
    ),
    cases=1,
)
def step_too_large(seen: Observation) -> Iterator[Evidence]:
    counts = [float(count) for count in seen.clues.counts.values() if count > 0]
    for times in (*LARGER, *counts, *(1 / count for count in counts)):
        if seen.clues.trace and times != 1 and _follows(seen, times * seen.clues.trace.lr):
            yield {"key": f"{times:g}", "times": times}


@signature(
    "frozen-path",
    Rank.STRUCTURE,
    Text("The path stays where it starts.", "出発点から動いていません。"),
    Text("Does the update reach the variable that the next step uses?", "更新した値が次の一歩で使われていますか。"),
    cases=1,
)
def frozen_path(seen: Observation) -> Iterator[Evidence]:
    found = paths(seen)
    if found and len(found[0]) >= MIN_POINTS and bool((found[0] == found[1][0]).all()):
        yield {}


@signature(
    "off-by-one",
    Rank.STRUCTURE,
    Text("The right points are there, but one place off: {how}.", "点は正しいですが、一つずれています（{how}）。"),
    Text(
        "Count again: the start is point 0, and there is one point more than steps.",
        "数え直しましょう。出発点が 0 番目で、点の数は歩数より一つ多くなります。",
    ),
    cases=1,
)
def off_by_one(seen: Observation) -> Iterator[Evidence]:
    found = paths(seen)
    if found is None:
        return
    got, right, _ = found
    if agree(got, right[1:]) and not agree(got, right):
        yield {"key": "late", "how": Text("the start is missing", "出発点がない")}
    elif len(got) == len(right) - 1 and agree(got, right):
        yield {"key": "short", "how": Text("the last point is missing", "最後の点がない")}
    elif len(got) == len(right) + 1 and agree(got, right):
        yield {"key": "long", "how": Text("there is one point too many", "点が一つ多い")}
    elif len(got) > 1 and agree(got[1:], right) and not agree(got, right):
        yield {"key": "early", "how": Text("the start is there twice", "出発点が二つある")}
