"""Wires: what runs between two cards, before a layout gives it a place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext

from server.drawing.cards import SMALL, Steps, measure
from server.drawing.computation import Computation, Kind, Line, Node
from server.drawing.layout import Point
from server.drawing.numerals import Number, write_all, write_first

HEIGHT = 44.0
GAP = 10.0


@dataclass(frozen=True)
class Wire:
    """One line in the picture: the value above it, what came back below it, and `factor`, the local derivative.

    `flow` is carrying where a gradient came back, silent where none did, and break or reading where it ends.
    """

    line: Line
    value: str
    carried: str
    factor: str
    flow: str
    note: str
    value_step: int
    carried_step: int
    path: str = ""
    x: float = 0.0
    y: float = 0.0

    @property
    def text_width(self) -> float:
        """The room of the two numbers."""
        return max(measure(self.value), measure(self.carried))

    @property
    def factor_width(self) -> float:
        """The room of the local derivative."""
        return measure(self.factor) + 2 * SMALL if self.factor else 0.0

    @property
    def width(self) -> float:
        """The room of all that stands on the wire."""
        return self.text_width + self.factor_width + 2 * GAP

    @property
    def text_x(self) -> float:
        """The middle of the two numbers."""
        return round(self.x + GAP + self.text_width / 2, 1)

    @property
    def factor_x(self) -> float:
        """The left edge of the local derivative."""
        return round(self.x + self.width - self.factor_width, 1)


def make_wire(line: Line, computation: Computation, when: Steps) -> Wire:
    """Write what a line carries there and back."""
    tail, head = computation.nodes[line.tail], computation.nodes[line.head]
    ends = head.kind in (Kind.BREAK, Kind.READING)
    carried = _write_one(line.carried, tail.size)
    factor = _write_one(line.local, max(tail.size, head.size)) if carried else ""
    forward = when["forward", head.place]
    return Wire(
        line,
        value=f"{_write_one(tail.values, tail.size)} →" if tail.values else "",
        carried=f"← {carried}" if carried else "",
        factor=f"× {factor}" if factor else "",
        flow=head.kind.value if ends else "carrying" if carried else "silent",
        note=_explain(line, tail, head),
        value_step=forward,
        carried_step=when.get(("backward", tail.place), forward),
    )


def place_wire(wire: Wire, middle: Point, there: Sequence[Point], onward: Sequence[Point]) -> Wire:
    """Put a wire where the layout says: from the tail to its numbers, and from them to the head."""
    start, *curve = there
    entry, *rest = onward
    path = f"M{_write(start)} C{' '.join(map(_write, curve))} L{_write(entry)} C{' '.join(map(_write, rest))}"
    return replace(wire, path=path, x=round(middle[0] - wire.width / 2, 1), y=middle[1])


def _write(point: Point) -> str:
    return f"{point[0]:g},{point[1]:g}"


def _write_one(numbers: Sequence[Number] | None, size: int) -> str:
    return write_first(numbers, size, first=1) if numbers else ""


def _explain(line: Line, tail: Node, head: Node) -> str:
    parts = []
    if tail.values is not None:
        parts.append(f"{tail.name} = {write_all(tail.values, tail.size)}")
    if line.local is not None:
        parts.append(f"∂{head.name}/∂{tail.name} = {write_all(line.local, max(tail.size, head.size))}")
    if line.carried is not None:
        carried = write_all(line.carried, tail.size)
        parts.append(str(gettext("%(value)s comes back to %(name)s", value=carried, name=tail.name)))
    return "\n".join(parts)
