"""What an exercise's tests import: the vocabulary for asking a student's code questions and judging the answers.

The fixtures `student`, `reference`, `support` and `rng` and the markers `points` and `needs` come from the pytest
plugin graders.plugin; exercises/README.md explains them to authors.
"""

from typing import Any, NoReturn

import torch

from graders.compare import EXACT, T32, T64, T64_ENGINE, Tolerance, find_difference, show
from graders.conversation import StudentFaultError, broken_answer
from graders.draw import Draw
from graders.report import Verdict
from graders.student import Remote, Student, Support, call, engine_function, fetch, keep
from graders.text import Text
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
    "Tolerance",
    "assert_close",
    "assert_equal",
    "assert_pure",
    "assert_raises",
    "facts",
    "fail",
    "fetch",
    "graph",
    "keep",
    "raw_backward",
    "to_leaf",
    "vjp",
]


def fail(en: str, ja: str, **evidence: Any) -> NoReturn:
    """End the check as failed, with what the student should read.

    Raises:
        StudentFaultError: always.
    """
    raise StudentFaultError(Verdict.FAILED, Text(en, ja), evidence)


def assert_close(got: Any, expected: Any, tolerance: Tolerance | None = None, what: str = "result") -> None:
    """Demand the expected value within a tolerance (by default T64, and T32 for float32 tensors and arrays).

    Raises:
        StudentFaultError: type, shape, dtype or a value differs.
    """
    difference = find_difference(got, expected, tolerance, what)
    if difference is not None:
        raise StudentFaultError(Verdict.FAILED, difference.text, {"kind": difference.kind, **difference.evidence})


def assert_equal(got: Any, expected: Any, what: str = "result") -> None:
    """Demand exactly the expected value, type and all.

    Raises:
        StudentFaultError: anything differs.
    """
    assert_close(got, expected, EXACT, what)


def assert_pure(student: Student, result: Any = None) -> None:
    """Demand that the last call left its arguments alone: values, .grad, and no memory shared with the result.

    Raises:
        StudentFaultError: it did not.
    """
    effects = student.effects
    if effects.changed:
        fail(
            "Your function changed its input.", "関数が入力を書き換えています。", kind="mutated", which=effects.changed
        )
    if effects.grads_left:
        fail(
            "Your function left a gradient in the .grad of its input.",
            "関数が入力の .grad に勾配を残しています。",
            kind="grad-left",
            which=effects.grads_left,
        )
    if effects.shares:
        fail(
            "Your result shares memory with the input; return a copy.",
            "結果が入力とメモリを共有しています。コピーを返しましょう。",
            kind="aliased",
            which=effects.shares,
        )
    if isinstance(result, torch.Tensor) and facts(result).requires_grad:
        fail(
            "Your result is still attached to the graph; return a plain value with .detach().",
            "結果がまだ計算グラフにつながっています。.detach() して返しましょう。",
            kind="attached",
        )


def facts(tensor: Any) -> Facts:
    """Return what the runner saw of a tensor beside its values: is_leaf, requires_grad, has_grad, grad_fn.

    Raises:
        StudentFaultError: the value is no tensor.
    """
    found = getattr(tensor, "facts", None)
    if not isinstance(tensor, torch.Tensor) or not isinstance(found, Facts):
        fail(
            f"The result should be a tensor, not {show(tensor)}.",
            f"結果はテンソルのはずですが、{show(tensor)} です。",
            kind="type",
        )
    return found


def assert_raises(name: str, function: Remote, *arguments: Any, what: str = "") -> None:
    """Demand that a call raises an exception whose class is called `name`.

    Raises:
        StudentFaultError: it returned, or raised something else.
    """
    try:
        result = call(function, *arguments)
    except StudentFaultError as error:
        if error.verdict is Verdict.RAISED and error.evidence["type"] == name:
            return
        raise
    what = what or repr(function)
    fail(
        f"{what} should raise {name}, but returned {show(result)}.",
        f"{what} は {name} を送出するはずですが、{show(result)} を返しました。",
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


def graph(tensor: Remote) -> list[tuple[str, list[int]]]:
    """Return the recorded graph of a kept tensor, breadth-first from its grad_fn: (name, indices of inputs)."""
    rows = call(engine_function(tensor._conversation, "graph"), tensor)
    for row in rows if isinstance(rows, list) else [None]:
        match row:
            case [str(), [*children]] if all(type(child) is int for child in children):
                continue
        raise broken_answer()
    return [(name, children) for name, children in rows]


def to_leaf(tensor: torch.Tensor) -> torch.Tensor:
    """Return a copy that arrives in the runner as a leaf with requires_grad."""
    return tensor.detach().clone().requires_grad_()
