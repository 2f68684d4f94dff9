"""The way downhill of a worked call, on the function that it descends; graders/views.py asks for it."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import torch

from graders.observation import Shown, to_numbers
from graders.report import DescentView, Point

MAX_POINTS = 400
SAMPLES = (121, 25)  # along each number, where there is one, where there are two
FAR = 2.0  # a student's point this many spans from the middle of the right path is not gone after
AIR = 0.15


def find_descent(shown: Shown) -> DescentView | None:
    """Return the paths with the function around them; None where the author names none, or of more than two numbers."""
    trace = shown.trace
    right = _read_path(shown.expect)
    if trace is None or trace.value is None or right is None or not right or len(right[0]) not in (1, 2):
        return None
    got = _read_path(shown.got)
    if got is not None and (not got or len(got[0]) != len(right[0])):
        got = None
    count = SAMPLES[len(right[0]) - 1]
    axes = tuple(_choose_places(right, got or (), place, count) for place in range(len(right[0])))
    return DescentView(shown.what, axes, _sample(trace.value, axes), right, got)


def _read_path(path: Any) -> tuple[Point, ...] | None:
    """Return a list of numbers, or of tensors of equally many, as points."""
    if not isinstance(path, list | tuple) or len(path) > MAX_POINTS:
        return None
    numbers = [to_numbers(point) for point in path]
    points = [tuple(map(_finite, each.reshape(-1).tolist())) for each in numbers if each is not None]
    return tuple(points) if len(points) == len(path) and len(set(map(len, points))) < 2 else None


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _choose_places(right: Sequence[Point], got: Sequence[Point], place: int, count: int) -> tuple[float, ...]:
    """Spread samples over the right path, and over as much of the student's as is near."""
    main = [number for point in right if (number := point[place]) is not None] or [0.0]
    low, high = min(main), max(main)
    span = high - low or abs(high) or 1.0
    near = [
        number for point in got if (number := point[place]) is not None and abs(number - (low + high) / 2) < FAR * span
    ]
    low, high = min([low, *near]), max([high, *near])
    air = AIR * ((high - low) or span)
    return tuple(torch.linspace(low - air, high + air, count, dtype=torch.float64).tolist())


def _sample(value: Callable[[Any], Any], axes: Sequence[Sequence[float]]) -> tuple[float | None, ...]:
    if len(axes) == 1:
        return tuple(_evaluate(value, x) for x in axes[0])
    return tuple(_evaluate(value, torch.tensor([x, y], dtype=torch.float64)) for y in axes[1] for x in axes[0])


def _evaluate(value: Callable[[Any], Any], point: Any) -> float | None:
    try:
        return _finite(float(value(point)))
    except (OverflowError, ZeroDivisionError, ValueError):
        return None
