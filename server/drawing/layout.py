"""Where the nodes of a graph stand and its lines run: asked of Graphviz, which sees numbers only, never a text."""

import functools
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

SECONDS_MAX = 3.0
KEPT = 256
POINTS_PER_INCH = 72.0
BOXES_MAX = 400
# The limits cost nothing where graphs are small; eighty nodes with as many long lines take 0.1 s instead of 4 s.
HEADER = """digraph {
rankdir=LR; nodesep=0.2; ranksep=0.3; nslimit=2; nslimit1=2;
node [shape=box, fixedsize=true, label=""]; edge [arrowhead=none];"""
logger = structlog.get_logger()

Point = tuple[float, float]


class LayoutError(Exception):
    """Graphviz is missing, took too long or did not answer as expected."""


@dataclass(frozen=True)
class Box:
    """The size of one node, in pixels."""

    width: float
    height: float


@dataclass(frozen=True)
class Layout:
    """The middle of each box, and each line as the points of its Bézier curves; y runs downwards."""

    width: float
    height: float
    middles: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]


def lay_out(boxes: Sequence[Box], lines: Sequence[tuple[int, int, int]]) -> Layout | None:
    """Place boxes from left to right along lines (from, to, weight); None where Graphviz cannot, which is logged."""
    nodes = (
        f"{place} [width={box.width / POINTS_PER_INCH:.3f}, height={box.height / POINTS_PER_INCH:.3f}];"
        for place, box in enumerate(boxes)
    )
    edges = (f"{tail}:e -> {head}:w [weight={weight}];" for tail, head, weight in lines)
    try:
        if len(boxes) > BOXES_MAX:
            raise LayoutError("more than a reader could follow")
        text = _run("\n".join([HEADER, *nodes, *edges, "}"]))
        return _read(text, len(boxes), lines)
    except LayoutError as error:
        logger.warning("graph_not_drawn", reason=str(error), boxes=len(boxes))
        return None


@functools.lru_cache(maxsize=KEPT)
def _run(source: str) -> str:
    program = shutil.which("dot")
    if program is None:
        raise LayoutError("dot is not installed (Debian's package graphviz)")
    try:
        done = subprocess.run(  # noqa: S603  the program is ours to choose, and the text holds numbers only
            [program, "-Tplain"],
            input=source,
            capture_output=True,
            text=True,
            timeout=SECONDS_MAX,
            check=True,
            env={"LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise LayoutError(str(error)) from error
    return done.stdout


def _read(text: str, count: int, wanted: Sequence[tuple[int, int, int]]) -> Layout:
    """Read Graphviz's plain form: inches, y upwards, one `graph`, then `node` and `edge` lines."""
    rows = [row.split() for row in text.splitlines()]
    try:
        width, height = (float(word) * POINTS_PER_INCH for word in rows[0][2:4])

        def turn(words: Sequence[str]) -> Point:
            return round(float(words[0]) * POINTS_PER_INCH, 1), round(height - float(words[1]) * POINTS_PER_INCH, 1)

        middles = {int(row[1]): turn(row[2:4]) for row in rows if row[0] == "node"}
        found: dict[tuple[int, int], list[tuple[Point, ...]]] = {}
        for row in (row for row in rows if row[0] == "edge"):
            points = tuple(turn(row[place : place + 2]) for place in range(4, 4 + 2 * int(row[3]), 2))
            found.setdefault((int(row[1]), int(row[2])), []).append(points)
        return Layout(
            round(width, 1),
            round(height, 1),
            tuple(middles[place] for place in range(count)),
            tuple(found[tail, head].pop(0) for tail, head, _ in wanted),
        )
    except (IndexError, KeyError, ValueError) as error:
        raise LayoutError(f"dot gave what is not understood: {text[:100]!r}") from error
