"""Cards: the nodes of a graph with their rows of text, before a layout gives them a place."""

import unicodedata
from dataclasses import dataclass, replace

from flask_babel import gettext

from server.drawing.computation import Computation, Kind, Node
from server.drawing.layout import Point
from server.drawing.numerals import write_first, write_shape
from server.drawing.steps import name_break, tell_backward, tell_forward

Steps = dict[tuple[str, int], int]  # when a node's turn comes, by phase and place
TITLE_MAX, ORIGIN_MAX = 26, 40
CHARACTER, BOLD, SMALL = 8.0, 7.6, 7.0  # the advance of one character in a title, a warning, any other text
PADDING, ROW, FIRST_ROW = 12.0, 19.0, 23.0
RADIUS = 24.0


@dataclass(frozen=True)
class Row:
    """One line of text on a card; `step` is when it appears, where pictures are walked through."""

    kind: str
    label: str
    text: str
    step: int
    y: float = 0.0


@dataclass(frozen=True)
class Card:
    """One node in the picture; its rows are placed from its upper left corner, which is at x and y."""

    node: Node
    title: str
    note: str
    width: float
    height: float
    rows: tuple[Row, ...]
    step: int
    root: Row | None
    x: float = 0.0
    y: float = 0.0

    @property
    def is_circle(self) -> bool:
        """Whether it is a place where numbers come from."""
        return self.node.kind in (Kind.LEAF, Kind.CONSTANT)

    @property
    def text_x(self) -> float:
        """The left edge of the texts."""
        return 2.0 if self.is_circle else PADDING

    @property
    def number_x(self) -> float:
        """The left edge of the numbers, right of their labels."""
        return self.text_x + max((measure(row.label) for row in self.rows), default=0.0) + SMALL

    @property
    def centre(self) -> Point:
        """The middle of the circle."""
        return self.width - RADIUS, self.height / 2

    @property
    def octagon(self) -> str:
        """The corners of a stop sign."""
        right, low, cut = self.width, self.height, 13.0
        corners = ((cut, 0), (right - cut, 0), (right, cut), (right, low - cut), (right - cut, low), (cut, low),
                   (0, low - cut), (0, cut))  # fmt: skip
        return " ".join(f"{x:g},{y:g}" for x, y in corners)


def measure(text: str, character: float = SMALL) -> float:
    """Guess the width of a text; a Japanese character is as wide as two."""
    return character * sum(1.7 if unicodedata.east_asian_width(each) in "WF" else 1.0 for each in text)


def shorten(text: str, most: int = TITLE_MAX) -> str:
    """Cut a text that is too long for a card."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def name_origin(node: Node) -> str:
    """Say where a node comes from: the submission's line, and its shape where it is not one number."""
    parts = [str(gettext("line %(line)s", line=node.line))] if node.line is not None else []
    if node.shape:
        parts.append(str(gettext("shape %(shape)s", shape=write_shape(node.shape))))
    return shorten(" · ".join(parts), ORIGIN_MAX)


def make_card(node: Node, computation: Computation, when: Steps) -> Card:
    """Write a node's card, wide enough for its texts."""
    is_circle = node.kind in (Kind.LEAF, Kind.CONSTANT)
    rows = _list_rows(node, computation, when)
    first = FIRST_ROW - 8 if is_circle else FIRST_ROW + ROW
    height = max(2 * RADIUS, first + ROW * len(rows) - 8)
    labels = max((measure(row.label) for row in rows), default=0.0) + SMALL
    texts = max(
        (measure(row.text, BOLD if row.kind == "break" else SMALL) + (labels if row.label else 0.0) for row in rows),
        default=0.0,
    )
    title = _write_title(node)
    width = texts + 2 * RADIUS + 10 if is_circle else max(texts, measure(title, CHARACTER)) + 2 * PADDING
    placed = tuple(replace(row, y=first + ROW * number) for number, row in enumerate(rows))
    root = None
    if node.is_root:
        root = _mark_root(node, computation, when, height)
        height, width = height + 24, max(width, measure(root.text) + 2 * PADDING)
    note, step = explain(node, computation), when["forward", node.place]
    return Card(node, title, note, round(width), round(height), placed, step, root)


def _list_rows(node: Node, computation: Computation, when: Steps) -> list[Row]:
    step = when["forward", node.place]
    rows: list[Row] = []
    if node.kind is Kind.BREAK:
        rows.append(Row("break", "", name_break(node), step))
    elif node.kind is Kind.READING:
        rows.append(Row("faint", "", str(gettext("only read here")), step))
    if node.values is not None and node.kind is not Kind.READING:
        rows.append(Row("value", str(gettext("value")), write_first(node.values, node.size), step))
    if node.gradient is not None:
        arrives = when["backward", node.place]
        rows.append(Row("gradient", str(gettext("gradient")), write_first(node.gradient, node.size), arrives))
    elif computation.has_gradients and node.requires_grad and node.kind in (Kind.LEAF, Kind.OPERATION):
        rows.append(Row("missing", str(gettext("gradient")), str(gettext("none")), len(when)))
    if name_origin(node):
        rows.append(Row("faint", "", name_origin(node), 0))
    return rows


def _mark_root(node: Node, computation: Computation, when: Steps, height: float) -> Row:
    is_seed = all(number == 1.0 for number in node.gradient or ())
    is_passed = any(line.carried is not None for line in computation.lines_out_of(node.place))
    text = f"∂{node.name}/∂{node.name} = 1" if is_seed or is_passed else str(gettext("backward begins"))
    return Row("root", "", text, when.get(("backward", node.place), 0), height + 16)


def _write_title(node: Node) -> str:
    if node.kind is Kind.OPERATION:
        return shorten(f"{node.name} = {node.formula}")
    return shorten(node.formula or node.name)


def explain(node: Node, computation: Computation) -> str:
    """Say all that is known of a node."""
    parts = [tell_forward(node), tell_backward(computation, node), name_origin(node)]
    if node.folded:
        calls = ", ".join(f".{op}()" for op in node.folded)
        parts.append(str(gettext("Made from the input by %(calls)s.", calls=calls)))
    return "\n".join(part for part in parts if part)
