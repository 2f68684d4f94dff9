"""The computation graph of one call as a picture, for graph.html: routes call `draw_graph`.

Graphviz chooses the places; where it is missing, the table and the steps say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext, ngettext

from graders.report import GraphView
from graders.text import as_text
from server.drawing.cards import Card, Steps, make_card
from server.drawing.computation import Computation, Kind, Node, read_computation
from server.drawing.layout import Box, Layout, Point, lay_out
from server.drawing.numerals import write_all, write_shape
from server.drawing.steps import Step, name_break, tell_forward, tell_steps
from server.drawing.wires import HEIGHT, Wire, make_wire, place_wire
from server.language import say

MARGIN = 12.0
NODES_MAX = 80  # how many the runner records
COLUMN = 800.0  # how wide a page's text is, in pixels
NEAR = 4  # how much closer numbers stand to the operation that they go into than to their own


@dataclass(frozen=True)
class Entry:
    """One line of the table; `local` are the derivatives by each input."""

    node: Node
    shape: str
    value: str
    gradient: str
    local: tuple[str, ...]
    ends: str  # what is marked here


@dataclass(frozen=True)
class Graph:
    """All that graph.html shows; without a layout there are no cards, and the table is the picture.

    `right` is the graph of a right solution, where the exercise shows it.
    """

    key: str
    what: str
    summary: str
    remarks: tuple[str, ...]
    entries: tuple[Entry, ...]
    steps: tuple[Step, ...]
    cards: tuple[Card, ...] = ()
    wires: tuple[Wire, ...] = ()
    width: float = 0.0
    height: float = 0.0
    right: "Graph | None" = None

    @property
    def is_wide(self) -> bool:
        """Whether the picture wants more room than a page's column has."""
        return self.width > COLUMN


def draw_graph(view: GraphView, key: str) -> Graph | None:
    """Draw a recorded graph; `key` names it within the page. None where nothing was recorded."""
    computation = read_computation(view)
    if not computation.nodes:
        return None
    steps = tell_steps(computation)
    entries = tuple(_make_entry(node, computation) for node in computation.nodes)
    right = draw_graph(view.right, f"{key}-right") if view.right else None
    remarks = _remark(view, computation)
    graph = Graph(key, say(as_text(view.what)), _summarise(computation), remarks, entries, steps, right=right)
    when: Steps = {(step.phase, step.place): step.number for step in steps}
    cards = [make_card(node, computation, when) for node in computation.nodes]
    wires = [make_wire(line, computation, when) for line in computation.lines]
    layout = _lay_out(cards, wires)
    return _place(graph, cards, wires, layout) if layout else graph


def _lay_out(cards: Sequence[Card], wires: Sequence[Wire]) -> Layout | None:
    """Let the numbers of each wire be a box of their own, so that they get room."""
    boxes = [Box(card.width, card.height) for card in cards] + [Box(wire.width, HEIGHT) for wire in wires]
    first = len(cards)
    there = [(wire.line.tail, first + number, 1) for number, wire in enumerate(wires)]
    onward = [(first + number, wire.line.head, NEAR) for number, wire in enumerate(wires)]
    return lay_out(boxes, there + onward)


def _place(graph: Graph, cards: Sequence[Card], wires: Sequence[Wire], layout: Layout) -> Graph:
    def shift(point: Point) -> Point:
        return round(point[0] + MARGIN, 1), round(point[1] + MARGIN, 1)

    middles = [shift(point) for point in layout.middles]
    lines = [[shift(point) for point in line] for line in layout.lines]
    return replace(
        graph,
        cards=tuple(
            replace(card, x=round(x - card.width / 2, 1), y=round(y - card.height / 2, 1))
            for card, (x, y) in zip(cards, middles, strict=False)
        ),
        wires=tuple(
            place_wire(wire, middles[len(cards) + number], lines[number], lines[len(wires) + number])
            for number, wire in enumerate(wires)
        ),
        width=round(layout.width + 2 * MARGIN, 1),
        height=round(layout.height + 2 * MARGIN, 1),
    )


def _make_entry(node: Node, computation: Computation) -> Entry:
    local = []
    for line in computation.lines_into(node.place):
        tail = computation.nodes[line.tail]
        if line.local:
            size = max(tail.size, node.size)
            local.append(f"∂{node.name}/∂{tail.name} = {write_all(line.local, size)}")
    return Entry(
        node,
        write_shape(node.shape),
        "" if node.values is None else write_all(node.values, node.size),
        "" if node.gradient is None else write_all(node.gradient, node.size),
        tuple(local),
        name_break(node) if node.kind is Kind.BREAK else "",
    )


def _summarise(computation: Computation) -> str:
    """Describe the picture in a sentence or three, for those who do not see it."""
    count = len(computation.nodes)
    parts = [str(ngettext("Computation graph with %(num)s node.", "Computation graph with %(num)s nodes.", count))]
    roots = ", ".join(node.name or node.formula for node in computation.nodes if node.is_root)
    if roots:
        parts.append(str(gettext("Backward begins at %(names)s.", names=roots)))
    breaks = [node for node in computation.nodes if node.kind is Kind.BREAK]
    ends = ", ".join(node.formula for node in breaks if not node.reason)
    if ends:
        parts.append(str(gettext("The graph ends at %(names)s.", names=ends)))
    parts += [tell_forward(node) for node in breaks if node.reason]
    return " ".join(parts)


def _remark(view: GraphView, computation: Computation) -> tuple[str, ...]:
    """Say what the picture alone would not."""
    remarks = []
    if view.ended is not None:
        remarks.append(str(gettext("The call ended with %(error)s", error=view.ended)))
    if not computation.passes and not computation.has_gradients:
        remarks.append(str(gettext("Backward was not called.")))
    elif computation.passes > 1:
        remarks.append(
            str(
                gettext(
                    "Backward ran %(count)s times; the picture shows one gradient of each node.",
                    count=computation.passes,
                )
            )
        )
    if len(view.nodes) >= NODES_MAX:
        remarks.append(str(gettext("Only the first %(count)s operations are recorded.", count=NODES_MAX)))
    return tuple(remarks)
