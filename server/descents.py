"""A way downhill on the function that it descends, for descent.html: routes call `draw_descent`.

Of one number it is drawn on the function's curve, of two on its contour lines, which contourpy finds.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import contourpy
import numpy
from flask_babel import gettext

from graders.report import DescentView, Point
from graders.text import as_text
from server.drawing.axes import Axis, Tick, choose_range, widen
from server.drawing.numerals import write_number
from server.language import say

WIDTH, HEIGHT = 720.0, 420.0
LEFT, RIGHT, TOP, BOTTOM = 78.0, 20.0, 16.0, 54.0
LEVELS = 9
MARKS_MAX = 60  # with more points, lines only


@dataclass(frozen=True)
class Mark:
    """One point of a path; `step` is when it is reached, 1 at the start; a line leads here from (from_x, from_y)."""

    x: float
    y: float
    from_x: float
    from_y: float
    step: int
    note: str
    is_outside: bool


@dataclass(frozen=True)
class Path:
    """The right way, or the student's."""

    kind: str
    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Descent:
    """All that descent.html shows; `lines` are the curve, or the contour lines with their level."""

    key: str
    what: str
    lines: tuple[tuple[str, str], ...]
    paths: tuple[Path, ...]
    steps: tuple[str, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    x_name: str
    y_name: str
    is_map: bool
    summary: str
    has_marks: bool
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = WIDTH - RIGHT
    top: float = TOP
    bottom: float = HEIGHT - BOTTOM


@dataclass(frozen=True)
class _Frame:
    across: Axis
    up: Axis
    view: DescentView

    def locate(self, point: Point) -> tuple[float, float] | None:
        """Return where a point lies in the picture's own numbers; None where it is not finite."""
        if any(number is None for number in point):
            return None
        known = [float(number) for number in point if number is not None]
        return (known[0], self._interpolate(known[0])) if len(known) == 1 else (known[0], known[1])

    def _interpolate(self, x: float) -> float:
        heights = [math.nan if value is None else value for value in self.view.values]
        return float(numpy.interp(x, self.view.axes[0], heights))


def draw_descent(view: DescentView, key: str) -> Descent | None:
    """Draw both ways; `key` names the picture within the page. None where the function has no values there."""
    values = [value for value in view.values if value is not None]
    if not values or math.prod(map(len, view.axes)) != len(view.values):
        return None
    is_map = len(view.axes) == 2
    x, others = view.axes[0], view.axes[1] if is_map else values
    upright = (min(others), max(others)) if is_map else widen(*choose_range(others))
    frame = _Frame(Axis(x[0], x[-1], LEFT, WIDTH - RIGHT), Axis(*upright, HEIGHT - BOTTOM, TOP), view)
    names = {"right": str(gettext("the right path")), "got": str(gettext("your path"))}
    found = {"right": view.right, "got": view.got}
    paths = tuple(Path(kind, names[kind], tuple(_mark(frame, points))) for kind, points in found.items() if points)
    return Descent(
        key=key,
        what=say(as_text(view.what)),
        lines=tuple(_find_contours(frame) if is_map else [(_draw_curve(frame), "")]),
        paths=paths,
        steps=tuple(_tell_steps(view)),
        x_ticks=frame.across.list_ticks(7),
        y_ticks=frame.up.list_ticks(6),
        x_name="x₁" if is_map else "x",
        y_name="x₂" if is_map else "f(x)",
        is_map=is_map,
        summary=_summarise(view),
        has_marks=max(len(path.marks) for path in paths) <= MARKS_MAX if paths else False,
    )


def _mark(frame: _Frame, points: Sequence[Point]) -> Iterator[Mark]:
    before: tuple[float, float] | None = None
    for step, point in enumerate(points, 1):
        place = frame.locate(point)
        if place is None:
            return
        x, y = frame.across.place(place[0]), frame.up.place(place[1])
        is_outside = not (frame.across.holds(place[0]) and frame.up.holds(place[1]))
        from_x, from_y = before or (x, y)
        yield Mark(x, y, from_x, from_y, step, f"{step - 1}: {write_point(point)}", is_outside)
        before = x, y


def _draw_curve(frame: _Frame) -> str:
    pairs = zip(frame.view.axes[0], frame.view.values, strict=True)
    return " ".join(f"{frame.across.place(x):g},{frame.up.place(y):g}" for x, y in pairs if y is not None)


def _find_contours(frame: _Frame) -> Iterator[tuple[str, str]]:
    """Find lines of equal value, closer where the function is low: there a descent is slow."""
    x, y = frame.view.axes
    heights = numpy.array([math.nan if value is None else value for value in frame.view.values], dtype=numpy.float64)
    low, high = float(numpy.nanmin(heights)), float(numpy.nanmax(heights))
    generator = contourpy.contour_generator(x, y, numpy.ma.masked_invalid(heights.reshape(len(y), len(x))))
    for number in range(1, LEVELS + 1):
        level = low + (high - low) * (number / (LEVELS + 1)) ** 2
        for line in generator.lines(level):
            points = " ".join(
                f"{frame.across.place(a):g},{frame.up.place(b):g}" for a, b in numpy.asarray(line).tolist()
            )
            yield points, write_number(float(f"{level:.3g}"))


def write_point(point: Point) -> str:
    """Write a point: 3, or (3, 1.5)."""
    shown = ["–" if number is None else write_number(number) for number in point]
    return shown[0] if len(shown) == 1 else f"({', '.join(shown)})"


def _tell_steps(view: DescentView) -> Iterator[str]:
    """Say where each way is after each step."""
    for step in range(max(len(view.right), len(view.got or ()))):
        right = write_point(view.right[step]) if step < len(view.right) else "–"
        got = write_point(view.got[step]) if view.got is not None and step < len(view.got) else "–"
        if view.got is None:
            yield str(gettext("Step %(step)s: right %(right)s.", step=step, right=right))
        else:
            yield str(gettext("Step %(step)s: right %(right)s, yours %(got)s.", step=step, right=right, got=got))


def _summarise(view: DescentView) -> str:
    if view.got is None:
        return str(gettext("Your answer is not a path like the right one, so it is not drawn."))
    ends = write_point(view.right[-1]), write_point(view.got[-1])
    if ends[0] == ends[1] and len(view.right) == len(view.got):
        return str(gettext("Both paths end at %(end)s.", end=ends[0]))
    return str(gettext("The right path ends at %(right)s, yours at %(got)s.", right=ends[0], got=ends[1]))
