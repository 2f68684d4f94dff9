"""The plot of an answer beside the right one, for plot.html: routes call `draw_plot`."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from graders.report import PlotView
from graders.text import as_text
from server.drawing.axes import Axis, Tick, choose_range, clamp, widen
from server.drawing.numerals import write_number
from server.language import say

WIDTH, HEIGHT = 720.0, 360.0
LEFT, RIGHT, TOP, BOTTOM = 78.0, 20.0, 16.0, 54.0
POINTS_MAX = 60  # with more of them, lines only
CLOSE = 1e-6

Numbers = Sequence[float | None]


@dataclass(frozen=True)
class Spot:
    """A number in the picture; `edge` is up or down where it lies above or below it."""

    x: float
    y: float
    note: str
    edge: str


@dataclass(frozen=True)
class Series:
    """One line: its pieces, since what is not finite leaves a gap, and its points."""

    kind: str
    name: str
    pieces: tuple[str, ...]
    spots: tuple[Spot, ...]
    has_points: bool


@dataclass(frozen=True)
class Entry:
    """One line of the table."""

    x: str
    value: str
    right: str
    got: str
    differs: bool


@dataclass(frozen=True)
class Plot:
    """All that plot.html shows."""

    key: str
    what: str
    kind: str
    x_name: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    zero: float | None
    series: tuple[Series, ...]
    entries: tuple[Entry, ...]
    has_value: bool
    has_got: bool
    summary: str
    remarks: tuple[str, ...]
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = WIDTH - RIGHT
    top: float = TOP
    bottom: float = HEIGHT - BOTTOM


def draw_plot(view: PlotView, key: str) -> Plot | None:
    """Draw an answer over its input, or step by step; `key` names it within the page. None without any number."""
    known = _list_finite(view.x)
    if not known:
        return None
    across = Axis(*widen(min(known), max(known)), LEFT, WIDTH - RIGHT)
    lines = {"value": view.value, "right": view.right, "got": view.got}
    main = [*_list_finite(view.right), *_list_finite(view.value)]
    up = Axis(*choose_range(main, _list_finite(view.got)), HEIGHT - BOTTOM, TOP)
    names = _name_lines(view.kind)
    series = tuple(
        _draw_series(kind, names[kind], view.x, numbers, across, up) for kind, numbers in lines.items() if numbers
    )
    is_path = view.kind == "path"
    return Plot(
        key=key,
        what=say(as_text(view.what)),
        kind=view.kind,
        x_name=str(gettext("step")) if is_path else "x",
        x_ticks=across.list_ticks(7, is_whole=is_path),
        y_ticks=up.list_ticks(6),
        zero=up.place(0.0) if up.holds(0.0) else None,
        series=series,
        entries=tuple(_list_entries(view)),
        has_value=view.value is not None,
        has_got=view.got is not None,
        summary=_summarise(view),
        remarks=_remark(view, series),
    )


def _name_lines(kind: str) -> dict[str, str]:
    if kind == "path":
        return {"value": "f(x)", "right": str(gettext("the right path")), "got": str(gettext("your path"))}
    return {"value": "f(x)", "right": str(gettext("the right answer")), "got": str(gettext("your answer"))}


def _list_finite(numbers: Numbers | None) -> list[float]:
    return [clamp(number) for number in numbers or () if number is not None and math.isfinite(number)]


def _write(number: float | None) -> str:
    return "–" if number is None or not math.isfinite(number) else write_number(number)


def _draw_series(kind: str, name: str, x: Numbers, numbers: Numbers, across: Axis, up: Axis) -> Series:
    """Draw a line from left to right; a gap ends one piece and begins the next."""
    pairs = [(a, b) for a, b in zip(x, numbers, strict=False) if a is not None and math.isfinite(a)]
    pairs.sort(key=lambda pair: pair[0])
    pieces: list[list[str]] = [[]]
    spots: list[Spot] = []
    for a, b in pairs:
        if b is None or not math.isfinite(b):
            pieces.append([])
            continue
        edge = "" if up.holds(b) else "up" if b > up.high else "down"
        spot = Spot(across.place(a), up.place(b), f"{name}: ({write_number(a)}, {write_number(b)})", edge)
        if edge and spots and spots[-1].edge == edge:
            pieces.append([])  # a line along the edge would look like numbers
        spots.append(spot)
        pieces[-1].append(f"{spot.x:g},{spot.y:g}")
    joined = tuple(" ".join(piece) for piece in pieces if len(piece) > 1)
    return Series(kind, name, joined, tuple(spots), len(spots) <= POINTS_MAX)


def _list_entries(view: PlotView) -> Iterator[Entry]:
    for place, (x, right) in enumerate(zip(view.x, view.right, strict=False)):
        value = _pick(view.value, place)
        got = _pick(view.got, place)
        differs = view.got is not None and not _agree(got, right)
        yield Entry(_write(x), _write(value), _write(right), _write(got), differs)


def _pick(numbers: Numbers | None, place: int) -> float | None:
    return numbers[place] if numbers is not None and place < len(numbers) else None


def _agree(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one is two
    return math.isclose(one, two, rel_tol=CLOSE, abs_tol=CLOSE)


def _summarise(view: PlotView) -> str:
    """Say what the picture shows, for those who do not see it."""
    differing = sum(entry.differs for entry in _list_entries(view))
    if view.got is None:
        return ""
    if not differing:
        return str(gettext("Your answer lies on the right one everywhere."))
    return str(
        ngettext(
            "Your answer differs from the right one at %(num)s of %(count)s points.",
            "Your answer differs from the right one at %(num)s of %(count)s points.",
            differing,
            count=len(view.right),
        )
    )


def _remark(view: PlotView, series: Sequence[Series]) -> tuple[str, ...]:
    """Say what is not in the picture."""
    remarks = []
    clipped = sum(bool(spot.edge) for line in series for spot in line.spots)
    if clipped:
        remarks.append(
            str(
                ngettext(
                    "%(num)s value lies outside the picture; a triangle at the edge points to it.",
                    "%(num)s values lie outside the picture; triangles at the edge point to them.",
                    clipped,
                )
            )
        )
    if view.got is None:
        remarks.append(str(gettext("Your answer is not a row of numbers like the right one, so it is not drawn.")))
    elif any(number is None for number in view.got):
        remarks.append(str(gettext("Where your answer is not finite, the line has a gap.")))
    return tuple(remarks)
