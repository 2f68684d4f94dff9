"""A recorded computation as its student may read it: named nodes, and what each line carries there and back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import msgspec

from graders.report import GraphNode, GraphView
from graders.text import as_text
from server.drawing.numerals import Number, lower
from server.drawing.operations import Operand, Row, is_close, is_elementwise, read_operation

# What copies a tensor or marks it as a leaf, and computes nothing.
BOOKKEEPING = frozenset("detach clone requires_grad to double float contiguous".split())
DECISIONS = frozenset("gt lt ge le eq ne __bool__ bool isfinite isnan argmax argmin sign round floor ceil".split())
CALLS = {
    "data": ".data",
    "__float__": "float()",
    "__int__": "int()",
    "__bool__": "bool()",
    "__array__": "numpy.array()",
}
ASSIGNMENTS = {"add": "+=", "sub": "-=", "mul": "*=", "div": "/=", "pow": "**=", "setitem": "[…] ="}


class Kind(StrEnum):
    """What a node is in the picture; a reading takes a value out of the graph and does no harm."""

    LEAF = "leaf"
    CONSTANT = "constant"
    OPERATION = "operation"
    BREAK = "break"
    READING = "reading"


@dataclass(frozen=True)
class Line:
    """What runs between two nodes: the tail's value forward; back, `carried` = the head's gradient times `local`.

    Each is None where the recording cannot tell.
    """

    tail: int
    head: int
    slot: int
    local: Row | None = None
    carried: Row | None = None


@dataclass(frozen=True)
class Node:
    """One operation, or where a number comes from; `name` is x or v₁, `formula` is 2 × x, sin(v₁) or .item()."""

    place: int
    kind: Kind
    name: str
    formula: str
    line: int | None
    shape: tuple[int, ...]
    values: Sequence[Number] | None
    gradient: Sequence[Number] | None
    requires_grad: bool
    is_root: bool
    is_elementwise: bool
    folded: tuple[str, ...] = ()
    reason: str = ""  # of a break: unkept, overwritten, or that the value leaves the graph

    @property
    def size(self) -> int:
        """Count the numbers of the tensor."""
        count = 1
        for length in self.shape:
            count *= length
        return count


@dataclass(frozen=True)
class Computation:
    """The whole of it; `passes` counts how often backward ran."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    passes: int

    @property
    def has_gradients(self) -> bool:
        """Whether anything came back."""
        return any(node.gradient is not None for node in self.nodes)

    def lines_into(self, place: int) -> list[Line]:
        """List the lines into a node, in the order of its operands."""
        return [line for line in self.lines if line.head == place]

    def lines_out_of(self, place: int) -> list[Line]:
        """List the lines out of a node."""
        return [line for line in self.lines if line.tail == place]


@dataclass
class _Draft:
    """A view whose bookkeeping is being taken away: nodes by their first place, and where each leads."""

    nodes: dict[int, GraphNode]
    folded: dict[int, tuple[str, ...]] = field(default_factory=dict)


def read_computation(view: GraphView) -> Computation:
    """Read a recorded graph: fold what only keeps books, name the nodes, derive what each line carries."""
    draft = _fold(view)
    used = {place for node in draft.nodes.values() for place in node.inputs}
    kept = [
        place
        for place, node in draft.nodes.items()
        if node.kind != "constant" or place in used or place in view.roots or node.inputs
    ]
    renamed = {old: new for new, old in enumerate(kept)}
    names = _name(as_text(view.what).en, [draft.nodes[old] for old in kept])
    nodes: list[Node] = []
    lines: list[Line] = []
    for new, old in enumerate(kept):
        found = draft.nodes[old]
        inputs = [nodes[renamed[place]] for place in found.inputs if place in renamed and renamed[place] < new]
        node = _make_node(new, names[new], found, old in view.roots, draft.folded.get(old, ()))
        operands = [_operand(each, slot) for slot, each in enumerate(inputs)]
        reading = read_operation(found.op, operands, found.numbers, found.values, node.size)
        nodes.append(_settle(node, found, inputs, reading.formula))
        lines += [Line(each.place, new, slot, reading.local[slot]) for slot, each in enumerate(inputs)]
    return Computation(tuple(nodes), tuple(_carry_back(nodes, lines)), len(view.roots))


def _fold(view: GraphView) -> _Draft:
    """Fold detach, clone and requires_grad of an input into it; a zeros_like is a constant of its own."""
    draft = _Draft(dict(enumerate(view.nodes)))
    consumers: dict[int, int] = {}
    for node in view.nodes:
        for place in set(node.inputs):
            consumers[place] = consumers.get(place, 0) + 1
    for place, node in enumerate(view.nodes):
        if node.op.endswith("_like") or node.op.startswith("new_"):
            draft.nodes[place] = msgspec.structs.replace(node, kind="constant", inputs=[])
            continue
        if node.op not in BOOKKEEPING or len(node.inputs) != 1:
            continue
        former = draft.nodes.get(node.inputs[0])
        is_start = former is not None and former.kind in ("input", "constant") and former.gradient is None
        if former is None or not is_start or consumers.get(node.inputs[0]) != 1 or node.inputs[0] in view.roots:
            continue
        if node.kind == "exit" and not _leads_to_leaf(view, place):
            continue
        before = draft.folded.pop(node.inputs[0], ())
        draft.folded[place] = (*before, node.op)
        draft.nodes[place] = msgspec.structs.replace(node, op=former.op, kind=former.kind, inputs=[])
        del draft.nodes[node.inputs[0]]
    return draft


def _leads_to_leaf(view: GraphView, place: int) -> bool:
    """Say whether a detached input becomes a leaf of its own by further bookkeeping."""
    for later, node in enumerate(view.nodes):
        if later > place and place in node.inputs:
            return node.op in BOOKKEEPING and (node.requires_grad or _leads_to_leaf(view, later))
    return False


def _make_node(place: int, name: str, node: GraphNode, is_root: bool, folded: tuple[str, ...]) -> Node:
    kind = _choose_kind(node)
    shape, values, gradient = tuple(node.shape), node.values, node.gradient
    return Node(
        place, kind, name, "", node.line, shape, values, gradient, node.requires_grad, is_root,
        is_elementwise(node.op), folded,
    )  # fmt: skip


def _choose_kind(node: GraphNode) -> Kind:
    if node.kind in ("unkept", "overwritten"):
        return Kind.BREAK
    if node.kind in ("exit", "cut"):
        return Kind.READING if node.op in DECISIONS else Kind.BREAK
    if node.kind == "constant":
        return Kind.CONSTANT
    if node.kind in ("input", "leaf"):
        return Kind.LEAF if node.requires_grad else Kind.CONSTANT
    return Kind.LEAF if node.op == "requires_grad" and node.requires_grad else Kind.OPERATION


def _settle(node: Node, found: GraphNode, inputs: Sequence[Node], formula: str) -> Node:
    """Add what only the inputs tell: the formula, and whether a value was just read on its way."""
    if found.kind in ("unkept", "overwritten"):
        name = inputs[0].name or inputs[0].formula if inputs else ""
        how = (
            ".grad"
            if found.kind == "unkept"
            else f" {ASSIGNMENTS[found.op]}"
            if found.op in ASSIGNMENTS
            else f".{found.op}_()"
        )
        return replace(node, formula=name + how, reason=found.kind)
    if found.kind not in ("exit", "cut"):
        return replace(node, formula=formula if node.kind is Kind.OPERATION else "")
    if found.kind == "cut":
        is_usual = is_elementwise(found.op) or found.op in ("sum", "mean", "matmul")
        return replace(node, formula=f"no_grad: {formula}" if is_usual and node.kind is Kind.BREAK else formula)
    formula = CALLS.get(found.op, f".{found.op}()")
    if found.values is None and inputs:  # a plain number: the same as the tensor's
        kind = Kind.READING if inputs[0].gradient is not None else node.kind
        return replace(node, kind=kind, formula=formula, shape=inputs[0].shape, values=inputs[0].values)
    return replace(node, formula=formula)


def _name(what: str, nodes: Sequence[GraphNode]) -> list[str]:
    """Name inputs as the call does, then the first leaf x and others a₁, a₂, constants c₁, and results v₁ in order."""
    called = re.fullmatch(r"\w+\(([^()]*)\)", what)
    words = [word.strip() for word in called[1].split(",")] if called else []
    names: list[str] = []
    counts = dict.fromkeys("vac", 0)
    is_x_free = "x" not in words
    for node in nodes:
        place = int(node.op.removeprefix("argument ")) - 1 if re.fullmatch(r"argument \d{1,3}", node.op) else -1
        if node.kind == "input" and 0 <= place < len(words) and words[place].isidentifier():
            names.append(words[place])
        elif node.kind in ("exit", "unkept", "overwritten") and node.values is None:
            names.append("")
        elif _is_leaf(node) and is_x_free:
            names.append("x")
            is_x_free = False
        else:
            letter = "a" if _is_leaf(node) else "c" if node.kind in ("constant", "input") else "v"
            counts[letter] += 1
            names.append(f"{letter}{lower(counts[letter])}")
    return names


def _is_leaf(node: GraphNode) -> bool:
    return _choose_kind(node) is Kind.LEAF


def _operand(node: Node, slot: int) -> Operand:
    row = None if node.values is None else [float(number) for number in node.values]
    return Operand(node.name, row, node.size, slot)


def _carry_back(nodes: Sequence[Node], lines: Sequence[Line]) -> list[Line]:
    """Say what each line carried back, but only where that adds up to the gradient that was recorded."""
    carried: dict[tuple[int, int], tuple[Row | None, Row]] = {}
    for node in nodes:
        group = [line for line in lines if line.tail == node.place and _flows(nodes[line.head])]
        if node.gradient is None or not group:
            continue
        parts = [_multiply(line, node, nodes[line.head]) for line in group]
        known = [part for part in parts if part is not None]
        if len({len(part) for part in known}) > 1:
            continue  # only a runner that lies sends tensors of equal shape and unequal length
        if len(known) == len(parts):
            total = [sum(column) for column in zip(*known, strict=True)]
            # Where backward began a 1 may have come besides, unless this gradient is of another pass.
            seeded = [number + 1.0 for number in total]
            if is_close(total, node.gradient) or (node.is_root and is_close(seeded, node.gradient)):
                carried |= {(line.head, line.slot): (line.local, part) for line, part in zip(group, known, strict=True)}
        elif len(group) == 1 and not node.is_root:
            row = [float(number) for number in node.gradient]
            carried[group[0].head, group[0].slot] = _divide(node, nodes[group[0].head]), row
    return [
        replace(line, local=carried[line.head, line.slot][0], carried=carried[line.head, line.slot][1])
        if (line.head, line.slot) in carried
        else line
        for line in lines
    ]


def _flows(head: Node) -> bool:
    return head.requires_grad and head.kind is Kind.OPERATION


def _multiply(line: Line, tail: Node, head: Node) -> Row | None:
    """Multiply the gradient at the head by the local derivative; a number that was spread out gathers them all."""
    if line.local is None or head.gradient is None:
        return None
    arriving = [float(number) for number in head.gradient]
    if len(arriving) == 1 and head.size == 1:
        arriving = arriving * len(line.local)
    products = [a * b for a, b in zip(arriving, line.local, strict=False)]
    if tail.size == head.size or head.size == 1:
        return products
    return [sum(products)] if tail.size == 1 and len(products) == head.size else None


def _divide(tail: Node, head: Node) -> Row | None:
    """Find a local derivative from the gradients on both sides: number by number, or of a single result."""
    if head.gradient is None or tail.gradient is None:
        return None
    if head.size != 1 and not (head.is_elementwise and head.shape == tail.shape):
        return None
    below = [float(number) for number in head.gradient]
    below = below * len(tail.gradient) if head.size == 1 else below
    if not all(below):
        return None
    return [float(number) / share for number, share in zip(tail.gradient, below, strict=False)]
