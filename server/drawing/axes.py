"""Axes: which stretch of numbers a plot shows, where its ticks are, and where a number lies between its edges."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from server.drawing.numerals import write_number

STEPS = (1.0, 2.0, 5.0, 10.0)
TICKS_MAX = 12
LARGEST = 1e300  # beyond it differences overflow
RUNAWAY = 8.0  # how many times larger another line may be before it is clipped
LONE = 1e4  # how much a lone number may stretch its own line


@dataclass(frozen=True)
class Tick:
    """A labelled place on an axis."""

    number: float
    place: float
    label: str


@dataclass(frozen=True)
class Axis:
    """The numbers from `low` to `high`, drawn from pixel `start` to pixel `end`."""

    low: float
    high: float
    start: float
    end: float

    def place(self, number: float) -> float:
        """Give the pixel of a number; one that lies outside is put on the edge."""
        share = (min(max(number, self.low), self.high) - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def holds(self, number: float) -> bool:
        """Say whether a number lies within."""
        slack = 1e-9 * (self.high - self.low)
        return self.low - slack <= number <= self.high + slack

    def list_ticks(self, about: int, is_whole: bool = False) -> tuple[Tick, ...]:
        """List ticks at 1, 2 or 5 times a power of ten, about as many as asked for."""
        step = choose_step((self.high - self.low) / about)
        step = max(step, 1.0) if is_whole else step
        first = math.ceil(self.low / step - 1e-9)
        numbers = [(first + count) * step for count in range(TICKS_MAX)]
        return tuple(Tick(number, self.place(number), write_number(number)) for number in numbers if self.holds(number))


def choose_step(rough: float) -> float:
    """Choose the next step of 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next((step * power for step in STEPS if step * power >= rough * 0.999), 10 * power)


def choose_range(main: Sequence[float], others: Sequence[float] = ()) -> tuple[float, float]:
    """Choose what to show: all of the main lines, and the others unless they run away."""
    low, high = _find_range(main or others or (0.0,))
    span = high - low or abs(high) or 1.0
    near = [number for number in others if low - RUNAWAY * span <= number <= high + RUNAWAY * span]
    if len(near) < len(others):
        return low - span / 4, high + span / 4
    return widen(min([low, *near]), max([high, *near]))


def widen(low: float, high: float) -> tuple[float, float]:
    """Leave some air at both ends, also around a single number."""
    span = high - low
    if span <= 1e-12 * max(abs(low), abs(high)):
        span = 2 * max(abs(low) * 0.1, 1e-9) if low or high else 2.0
        low, high = low - span / 2, high + span / 2
    return low - 0.06 * span, high + 0.06 * span


def clamp(number: float) -> float:
    """Keep a number where differences are still finite."""
    return min(max(number, -LARGEST), LARGEST)


def _find_range(numbers: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(map(clamp, numbers))
    inner = ordered[len(ordered) // 10 : len(ordered) - len(ordered) // 10]
    low, high, usual = ordered[0], ordered[-1], inner[-1] - inner[0]
    if usual and high - low > LONE * usual:
        return inner[0] - usual / 4, inner[-1] + usual / 4
    return low, high
