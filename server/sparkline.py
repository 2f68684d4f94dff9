"""A sparkline: scores in the order of their submissions, as the coordinates of a small picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.services.history import Entry

WIDTH, HEIGHT, MARGIN = 160.0, 36.0, 5.0


@dataclass(frozen=True)
class Dot:
    """One submission in the picture."""

    x: float
    y: float
    is_best: bool


@dataclass(frozen=True)
class Sparkline:
    """The picture; `full` is the height of all points, `none` that of no point."""

    dots: tuple[Dot, ...]
    width: float = WIDTH
    height: float = HEIGHT
    full: float = MARGIN
    none: float = HEIGHT - MARGIN

    @property
    def path(self) -> str:
        """The points of the line, as SVG writes them."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)


def draw_sparkline(entries: Sequence[Entry]) -> Sparkline | None:
    """Draw the scores of a history, oldest on the left; None where there are not two to be compared."""
    graded = [(entry, entry.ratio) for entry in reversed(entries)]
    known = [(entry, ratio) for entry, ratio in graded if ratio is not None]
    if len(known) < 2:
        return None
    step = (WIDTH - 2 * MARGIN) / (len(known) - 1)
    return Sparkline(
        tuple(
            Dot(round(MARGIN + number * step, 2), _place(ratio), entry.is_best)
            for number, (entry, ratio) in enumerate(known)
        )
    )


def _place(ratio: float) -> float:
    return round(MARGIN + (1.0 - min(max(ratio, 0.0), 1.0)) * (HEIGHT - 2 * MARGIN), 2)
