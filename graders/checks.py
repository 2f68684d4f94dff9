"""What an exercise's tests import: the vocabulary for asking a student's code questions and judging the answers.

The fixtures `student`, `reference`, `support` and `rng` and the markers `points` and `needs` come from the pytest
plugin graders.plugin; exercises/README.md explains them to authors.
"""

from typing import Any, NoReturn

import torch

from graders.asserts import assert_calls, assert_close, assert_count, assert_equal, assert_pure, case, fail, repeated
from graders.compare import EXACT, T32, T64, T64_ENGINE, Tolerance, find_difference
from graders.difference import show
from graders.draw import Draw
from graders.fault import StudentFaultError, broken_answer
from graders.inputs import arrays, floats, inputs, integers, options, tensors
from graders.observation import Trace
from graders.oracle import gradient
from graders.report import Verdict
from graders.student import Remote, Student, Support, call, engine_function, fetch, keep, lend
from graders.text import Text, as_text
from graders.wire import Facts

__all__ = [
    "EXACT",
    "T32",
    "T64",
    "T64_ENGINE",
    "Draw",
    "Facts",
    "Remote",
    "Student",
    "Support",
    "Text",
    "Tolerance",
    "Trace",
    "arrays",
    "assert_calls",
    "assert_close",
    "assert_count",
    "assert_equal",
    "assert_linear",
    "assert_pure",
    "assert_raises",
    "case",
    "facts",
    "fail",
    "fetch",
    "floats",
    "gradient",
    "graph",
    "inputs",
    "integers",
    "keep",
    "lend",
    "options",
    "raw_backward",
    "repeated",
    "tensors",
    "to_leaf",
    "vjp",
]


def facts(tensor: Any) -> Facts:
    """Return what the runner saw of a tensor beside its values: is_leaf, requires_grad, has_grad, grad_fn.

    Raises:
        StudentFaultError: the value is no tensor.
    """
    found = getattr(_demand_tensor(tensor), "facts", None)
    return found if isinstance(found, Facts) else _no_tensor(tensor)


def _demand_tensor(value: Any) -> torch.Tensor:
    return value if isinstance(value, torch.Tensor) else _no_tensor(value)


def _no_tensor(value: Any) -> NoReturn:
    fail(
        f"The result should be a tensor, not {show(value)}.",
        f"結果はテンソルのはずですが、{show(value)} です。",
        kind="type",
    )


def assert_raises(name: str, function: Remote, *arguments: Any, what: str | Text = "") -> None:
    """Demand that a call raises an exception whose class, or one that it is derived from, is called `name`.

    Raises:
        StudentFaultError: it returned, or raised something else.
    """
    try:
        result = call(function, *arguments)
    except StudentFaultError as error:
        if error.verdict is Verdict.RAISED and name in (error.evidence["type"], *error.evidence["kinds"]):
            return
        raise
    called = as_text(what or repr(function))
    fail(
        f"{called.en} should raise {name}, but returned {show(result)}.",
        f"{called.ja} は {name} を送出するはずですが、{show(result)} を返しました。",
        kind="no-exception",
    )


def vjp(
    function: Remote, *arguments: Any, cotangents: torch.Tensor | tuple[torch.Tensor, ...] | None = None
) -> tuple[tuple[torch.Tensor, ...], list[torch.Tensor | None]]:
    """Return a function's outputs and the gradients of its tensor arguments for the given upstream gradients.

    Without cotangents, ones. A gradient that never arrives is None.
    """
    upstream = [cotangents] if isinstance(cotangents, torch.Tensor) else cotangents
    question = engine_function(function._conversation, "vjp")
    answer = call(question, function, list(arguments), None if upstream is None else list(upstream))
    match answer:
        case (tuple(outputs), list(gradients)) if all(isinstance(output, torch.Tensor) for output in outputs):
            return outputs, gradients
    raise broken_answer()


def raw_backward(function: Remote, *arguments: Any, cotangents: tuple[torch.Tensor, ...]) -> Any:
    """Return what a custom Function's backward itself gives, before autograd sums and casts it into shape."""
    question = engine_function(function._conversation, "raw_backward")
    return call(question, function, list(arguments), list(cotangents))


def graph(tensor: Any) -> list[tuple[str, list[int]]]:
    """Return the graph of a tensor, breadth-first from its grad_fn: (name, indices of inputs).

    The tensor is the judge's: what a call returns that was given `lend(student, x)`. It has the graph of what the
    student's code did with x; a tensor that does not come of x has none.

    Raises:
        StudentFaultError: the value is no tensor.
    """
    root = _demand_tensor(tensor).grad_fn
    order, place = [root] if root else [], {root: 0}
    rows = []
    for node in order:
        children = [child for child, _ in node.next_functions if child is not None]
        for child in children:
            if place.setdefault(child, len(order)) == len(order):
                order.append(child)
        rows.append((type(node).__name__, [place[child] for child in children]))
    return rows


def to_leaf(tensor: torch.Tensor, grad: float | None = None) -> torch.Tensor:
    """Return a copy that arrives in the runner as a leaf with requires_grad, its .grad filled with `grad` if given."""
    leaf = tensor.detach().clone().requires_grad_()
    if grad is not None:
        leaf.grad = torch.full_like(tensor, grad)
    return leaf


def assert_linear(function: Remote, *arguments: Any, cotangents: tuple[torch.Tensor, torch.Tensor]) -> None:
    """Demand that the function's backward is linear in its upstream gradient: B(3v - 2w) = 3 B(v) - 2 B(w).

    Raises:
        StudentFaultError: it is not, or does not use it at all.
    """
    v, w = cotangents
    (_, of_v), (_, of_w), (_, of_both) = (vjp(function, *arguments, cotangents=u) for u in (v, w, 3 * v - 2 * w))
    for place, (one, other, both) in enumerate(zip(of_v, of_w, of_both, strict=True)):
        if one is None or other is None:
            continue
        if torch.equal(one, other):
            fail(
                "backward gives the same whatever gradient arrives.",
                "どんな勾配を受け取っても、backward の結果が同じです。",
                diagnosis="upstream-ignored",
            )
        difference = find_difference(
            both, 3 * one - 2 * other, T64_ENGINE, Text(f"gradient {place + 1}", f"勾配 {place + 1}")
        )
        if difference is not None:
            fail(
                f"backward is not linear in the gradient that arrives. {difference.text.en}",
                f"backward が受け取る勾配について線形ではありません。{difference.text.ja}",
                diagnosis="nonlinear-backward",
            )
