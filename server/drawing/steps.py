"""The walk through a graph in words: forward as the values come to be, then backward as the gradients arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flask_babel import gettext

from server.drawing.computation import Computation, Kind, Line, Node
from server.drawing.numerals import Number, write_all, write_first, write_number


@dataclass(frozen=True)
class Step:
    """One step: the node that it is about, and what happens there."""

    number: int
    count: int
    phase: Literal["forward", "backward"]
    place: int
    text: str

    @property
    def sentence(self) -> str:
        """The step with its number, as it is read aloud."""
        given = {"number": self.number, "count": self.count, "text": self.text}
        if self.phase == "forward":
            return str(gettext("Step %(number)s of %(count)s, forward: %(text)s", **given))
        return str(gettext("Step %(number)s of %(count)s, backward: %(text)s", **given))


def tell_steps(computation: Computation) -> tuple[Step, ...]:
    """Tell every step in order."""
    forward = list(computation.nodes)
    backward = [node for node in reversed(computation.nodes) if node.gradient is not None]
    count = len(forward) + len(backward)
    told = [("forward", node, tell_forward(node)) for node in forward]
    told += [("backward", node, tell_backward(computation, node)) for node in backward]
    return tuple(
        Step(number, count, "forward" if phase == "forward" else "backward", node.place, text)
        for number, (phase, node, text) in enumerate(told, 1)
    )


def tell_forward(node: Node) -> str:
    """Say how a node got its value."""
    if node.kind is Kind.BREAK:
        return tell_break(node)
    if node.kind is Kind.READING:
        return str(gettext("%(what)s only reads a value; no gradient passes there.", what=node.formula))
    if node.values is None:
        return node.formula or node.name
    left = f"{node.name} = {node.formula}" if node.formula else node.name
    return f"{left} = {write_all(node.values, node.size)}"


def tell_break(node: Node) -> str:
    """Say that and where the graph ends, or what else keeps a gradient from arriving."""
    line = str(gettext("line %(line)s", line=node.line)) if node.line is not None else ""
    what = f"{node.formula}, {line}" if line else node.formula
    if node.reason == "unkept":
        return str(
            gettext(
                "%(what)s: this is no leaf, so its gradient is not kept. Call retain_grad() before backward.", what=what
            )
        )
    if node.reason == "overwritten":
        return str(
            gettext("%(what)s: this overwrites a value that backward needs. Make a new tensor instead.", what=what)
        )
    if node.line is None:
        return str(gettext("The graph ends here: %(what)s. No gradient comes back through it.", what=node.formula))
    return str(
        gettext(
            "The graph ends here: %(what)s, line %(line)s. No gradient comes back through it.",
            what=node.formula,
            line=node.line,
        )
    )


def name_break(node: Node) -> str:
    """Name a break in three words."""
    if node.reason == "unkept":
        return str(gettext("Not a leaf: none is kept"))
    if node.reason == "overwritten":
        return str(gettext("Overwritten in place"))
    return str(gettext("The graph ends here"))


def tell_backward(computation: Computation, node: Node) -> str:
    """Say what arrives at a node, and by which products where the recording tells them."""
    if node.gradient is None:
        return ""
    arrives = write_all(node.gradient, node.size)
    lines = [line for line in computation.lines_out_of(node.place) if line.carried is not None]
    if node.is_root and not lines:
        return _tell_root(node)
    if not lines:
        return str(gettext("%(value)s arrives at %(name)s.", value=arrives, name=node.name))
    if len(lines) == 1:
        return _tell_product(node, computation.nodes[lines[0].head], lines[0])
    parts = [_tell_part(node, computation.nodes[line.head], line) for line in lines]
    return str(
        gettext(
            "%(parts)s: together %(value)s arrives at %(name)s.",
            parts="; ".join(parts),
            value=arrives,
            name=node.name,
        )
    )


def write_short(numbers: Sequence[Number], size: int) -> str:
    """Write one number, or several in brackets."""
    return write_number(numbers[0]) if size == 1 and numbers else f"({write_first(numbers, size)})"


def _tell_root(node: Node) -> str:
    if node.gradient is not None and all(number == 1.0 for number in node.gradient):
        return str(gettext("∂%(name)s/∂%(name)s = 1: backward begins here.", name=node.name))
    value = write_all(node.gradient or (), node.size)
    return str(gettext("Backward begins at %(name)s with %(value)s.", name=node.name, value=value))


def _tell_product(tail: Node, head: Node, line: Line) -> str:
    carried = write_all(line.carried or (), tail.size)
    if line.local is None or head.gradient is None:
        return str(
            gettext("%(value)s arrives at %(name)s from %(head)s.", value=carried, name=tail.name, head=head.name)
        )
    return str(
        gettext(
            "∂%(head)s/∂%(name)s = %(local)s, so %(gradient)s × %(local)s = %(value)s arrives at %(name)s.",
            head=head.name,
            name=tail.name,
            local=write_short(line.local, max(tail.size, head.size)),
            gradient=write_short(head.gradient, head.size),
            value=carried,
        )
    )


def _tell_part(tail: Node, head: Node, line: Line) -> str:
    carried = write_short(line.carried or (), tail.size)
    if line.local is None or head.gradient is None:
        return str(gettext("%(value)s from %(head)s", value=carried, head=head.name))
    return str(
        gettext(
            "%(gradient)s × %(local)s = %(value)s from %(head)s",
            gradient=write_short(head.gradient, head.size),
            local=write_short(line.local, max(tail.size, head.size)),
            value=carried,
            head=head.name,
        )
    )
