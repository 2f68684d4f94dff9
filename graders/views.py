"""What a student is shown of one worked call: the computation graph that it recorded, and its numbers as a plot.

Pictures, not judgements: a runner that lies here deceives its own student only. They are made before any hidden check
runs, so that nothing of a hidden input can be in them.
"""

import math
from typing import Annotated, Any, Literal

import msgspec
import torch

from graders.bank import Exercise
from graders.conversation import Conversation
from graders.descent import find_descent
from graders.fault import StudentFaultError
from graders.observation import Shown, to_numbers
from graders.reference import load_module, load_reference
from graders.report import Count, GraphNode, GraphView, PlotView, View
from graders.runner.trace import trace
from graders.student import call, engine_function, find_counterpart
from graders.text import Text

MAX_POINTS = 400


class _Node(GraphNode, frozen=True, forbid_unknown_fields=True):
    """A node that has nothing else: what is not known here could be nested as deep as the stack is."""


class _Traced(msgspec.Struct, forbid_unknown_fields=True):
    nodes: Annotated[list[_Node], msgspec.Meta(max_length=100)]
    roots: Annotated[list[Count], msgspec.Meta(max_length=100)]
    ended: Annotated[str, msgspec.Meta(max_length=1000)] | None


_TRACED = msgspec.json.Decoder(_Traced)


def make_views(conversation: Conversation, exercise: Exercise) -> tuple[View, ...]:
    """Return the pictures of the first calls of each assert_calls(.., show=True), as far as their child still lives."""
    found: list[View] = []
    for shown in conversation.shown:
        graph = _trace(conversation, shown) if shown.has_graph else None
        if graph is not None and exercise.shows_reference_graph:
            graph = msgspec.structs.replace(graph, right=_trace_reference(shown, exercise))
        plot = _plot(shown)
        found += [view for view in (graph, plot, find_descent(shown)) if view is not None]
    return tuple(found)


def _trace(conversation: Conversation, shown: Shown) -> GraphView | None:
    conversation.begin_check()
    try:
        answer = call(engine_function(conversation, "trace"), shown.function, list(shown.arguments))
    except StudentFaultError:
        return None
    return _read_trace(shown.what, answer)


def _trace_reference(shown: Shown, exercise: Exercise) -> GraphView | None:
    """Record the same call in the judge: the reference in the place of the student's function, arguments of its own."""
    reference = load_reference(exercise)
    support = load_module(exercise, "support.py") if exercise.support else reference
    try:
        function = find_counterpart(shown.function, reference, support)
        arguments = find_counterpart([_copy(each) for each in shown.arguments], reference, support)
    except LookupError:
        return None
    return _read_trace(shown.what, trace(function, arguments))


def _copy(value: Any) -> Any:
    if isinstance(value, torch.Tensor):
        return value.detach().clone().requires_grad_(value.requires_grad)
    return [_copy(each) for each in value] if isinstance(value, list) else value


def _read_trace(what: Text, answer: Any) -> GraphView | None:
    try:
        traced = _TRACED.decode(answer if isinstance(answer, str) else "")
    except msgspec.MsgspecError:
        return None
    size = len(traced.nodes)
    places = [place for node in traced.nodes for place in node.inputs] + traced.roots
    if not size or any(place >= size for place in places):
        return None
    nodes = tuple(GraphNode(*msgspec.structs.astuple(node)) for node in traced.nodes)
    return GraphView(what, nodes, tuple(traced.roots), traced.ended)


def _plot(shown: Shown) -> PlotView | None:
    """Return the answer over the input where both are one row of numbers, or a path step by step."""
    right, got = to_numbers(shown.expect), to_numbers(shown.got)
    if right is None or right.ndim != 1 or not 2 <= right.numel() <= MAX_POINTS:
        return None
    if got is not None and (got.ndim != 1 or got.numel() > MAX_POINTS):
        got = None
    over = _axis(shown, right)
    if over is None:
        return None
    kind, x = over
    value = to_numbers(shown.value)
    return PlotView(
        shown.what,
        kind,
        _finite(x),
        _finite(right),
        None if got is None else _finite(got),
        _finite(value) if value is not None and value.shape == x.shape else None,
    )


def _finite(numbers: torch.Tensor) -> tuple[float | None, ...]:
    return tuple(number if math.isfinite(number) else None for number in numbers.tolist())


def _axis(shown: Shown, right: torch.Tensor) -> tuple[Literal["curve", "path"], torch.Tensor] | None:
    if shown.trace is not None:
        return "path", torch.arange(right.numel(), dtype=torch.float64)
    for argument in shown.arguments:
        numbers: Any = to_numbers(argument)
        if numbers is not None and numbers.shape == right.shape:
            return "curve", numbers
    return None
