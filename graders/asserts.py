"""What an answer must be: the comparisons of the checks' vocabulary (graders/checks.py has the whole of it)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NoReturn

import torch

from graders.compare import EXACT, Tolerance, find_difference
from graders.conversation import CallAnswer, CallEffects
from graders.counterexample import Reply
from graders.difference import Difference, show
from graders.fault import StudentFaultError
from graders.inputs import Inputs
from graders.lent import LentTensor
from graders.observation import CLUE_NAMES, LARGE, Clues, MismatchError, Observation, Shown, is_large
from graders.report import Verdict
from graders.student import Remote, Student, call, call_each, engine_function
from graders.text import Text, as_text
from graders.wire import Facts


@dataclass(frozen=True)
class Case:
    """One call to be judged: its arguments, its right answer, and what the diagnosis may compare with.

    The answer and the clues may be functions without arguments, as `case` says.
    """

    arguments: tuple[Any, ...]
    expect: Any
    clues: Mapping[str, Any]
    what: str | Text


def fail(en: str, ja: str, **evidence: Any) -> NoReturn:
    """End the check as failed, with what the student should read; `diagnosis="id"` names what was observed.

    Raises:
        StudentFaultError: always.
    """
    raise StudentFaultError(Verdict.FAILED, Text(en, ja), evidence)


def assert_close(
    got: Any, expected: Any, tolerance: Tolerance | None = None, what: str | Text = "result", **clues: Any
) -> None:
    """Demand the expected value within a tolerance (by default T64, and T32 for float32 tensors and arrays).

    Raises:
        StudentFaultError: type, shape, dtype or a value differs.
    """
    _demand_known(clues)
    name = as_text(what)
    got = _as_built_in(got, expected)
    found = find_difference(got, expected, tolerance, name)
    if found is not None:
        seen = _observe(name, got, expected, found, (), _read_clues(clues), tolerance)
        raise MismatchError(Verdict.FAILED, found.text, _explain(found), (seen,))


def assert_equal(got: Any, expected: Any, what: str | Text = "result", **clues: Any) -> None:
    """Demand exactly the expected value, type and all.

    Raises:
        StudentFaultError: anything differs.
    """
    assert_close(got, expected, EXACT, what, **clues)


def case(*arguments: Any, expect: Any, what: str | Text = "", **clues: Any) -> Case:
    """Describe one call for `assert_calls`; arguments may be lent.

    What takes long to compute may be a function without arguments, such as `partial(gradient, f, x)`: `expect` is then
    called while the runner works, a clue only where the answer is wrong.

    Raises:
        TypeError: there is no such clue.
    """
    _demand_known(clues)
    return Case(arguments, expect, clues, what)


def repeated(times: int, *arguments: Any, expect: Any, what: str | Text = "", **clues: Any) -> list[Case]:
    """Describe the same call several times over: equal questions must have equal answers."""
    return [case(*arguments, expect=expect, what=what, call=call, **clues) for call in range(1, times + 1)]


def assert_calls(
    function: Remote,
    cases: Iterable[Case],
    *,
    what: str | Text = "",
    tolerance: Tolerance | None = None,
    pure: bool = False,
    show: bool | Literal["plot"] = False,
    simplest: Inputs | None = None,
) -> None:
    """Put all calls in one question and demand of every answer what `assert_close` does; `pure`: `assert_pure` too.

    The student reads about the first case that fails; the diagnosis sees all that do. With `show`, the student may look
    at the computation graph and the plots of the first case, or with "plot" at its plots alone. `simplest` says what
    inputs may look like; where the check fails, the student reads the simplest one on which it does.

    Raises:
        StudentFaultError: some answer is not the expected one, or there is none.
    """
    search = function._conversation.search if simplest is not None else None

    def ask_one(each: Case) -> Reply:
        (answer,) = call_each(function, [each.arguments])
        fault, seen = _judge(
            replace(each, clues={}), answer, as_text(each.what or what or function._name), tolerance, pure
        )
        return Reply(fault, None if seen is None else seen.got, is_compared=seen is not None)

    if search is not None:
        search.confirm(as_text(what or function._name).en, simplest, ask_one)
    asked = list(cases)
    expected: list[Any] = []
    answers = call_each(
        function,
        [each.arguments for each in asked],
        meanwhile=lambda: expected.extend(_value_of(each.expect) for each in asked),
    )
    asked = [replace(each, expect=value) for each, value in zip(asked, expected, strict=True)]
    first: StudentFaultError | None = None
    observations = []
    for each, answer in zip(asked, answers, strict=True):
        name = as_text(each.what or what or function._name)
        fault, seen = _judge(each, answer, name, tolerance, pure)
        first = first or fault
        if show and each is asked[0]:
            got = None if is_large(answer.value) else answer.value
            value, trace = _value_of(each.clues.get("value")), _value_of(each.clues.get("trace"))
            shown = Shown(name, function, _own(each.arguments), each.expect, got, value, trace, show != "plot")
            function._conversation.shown.append(shown)
        if seen is not None:
            observations.append(seen)
    if first is not None:
        if search is not None:
            search.explore(as_text(what or function._name).en, simplest, ask_one, pure=pure)
        has_inputs = simplest is not None
        raise MismatchError(
            first.verdict, first.text, first.evidence, tuple(observations), has_inputs=has_inputs
        ) from first


def assert_count(got: Any, expected: int, en: str, ja: str) -> None:
    """Demand a number of calls, passes or nodes, `en` and `ja` saying of what; more than expected is "too-costly".

    Raises:
        StudentFaultError: there were more, or fewer.
    """
    if not isinstance(got, int) or got <= expected:
        assert_equal(got, expected, what=Text(en, ja))
        return
    fail(
        f"{en}: {show(got)}, where {expected} would do.",
        f"{ja}：{show(got)}（{expected} で足ります）",
        kind="count",
        diagnosis="too-costly",
        expected=str(expected),
        got=show(got),
    )


def assert_pure(student: Student, result: Any = None) -> None:
    """Demand that the last call left values, .grad and requires_grad of its arguments alone, and shares no memory.

    Raises:
        StudentFaultError: it did not.
    """
    fault = _find_impurity(student.effects, result)
    if fault is not None:
        raise fault


def _judge(
    each: Case, answer: CallAnswer, what: Text, tolerance: Tolerance | None, pure: bool
) -> tuple[StudentFaultError | None, Observation | None]:
    if answer.fault is not None:
        kind = str(answer.fault.evidence.get("kind", ""))
        clues = _read_clues(each.clues)
        return answer.fault, Observation(
            _topic(what), None, each.expect, kind, answer.fault.evidence, _own(each.arguments), clues
        )
    got = _as_built_in(answer.value, each.expect)
    found = find_difference(got, each.expect, tolerance, what)
    if found is not None:
        seen = _observe(what, got, each.expect, found, _own(each.arguments), _read_clues(each.clues), tolerance)
        return StudentFaultError(Verdict.FAILED, found.text, _explain(found)), seen
    fault = _find_impurity(answer.effects, answer.value) if pure else None
    return fault, None


def _own(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a call's arguments with the judge's own tensor for each that is lent."""
    return tuple(each.tensor if isinstance(each, LentTensor) else each for each in arguments)


def _as_built_in(got: Any, expected: Any) -> Any:
    """Bring home what is left in the runner only for its derived class: a NamedTuple is a tuple, a StrEnum a text."""
    if isinstance(got, Remote) and isinstance(expected, tuple | list | dict | str | int | float):
        return call(engine_function(got._conversation, "plain"), got)
    if isinstance(got, list | tuple) and isinstance(expected, list | tuple) and len(got) == len(expected):
        return type(got)(_as_built_in(one, other) for one, other in zip(got, expected, strict=True))
    if isinstance(got, dict) and isinstance(expected, dict):
        return {key: _as_built_in(one, expected.get(key)) for key, one in got.items()}
    return got


def _find_impurity(effects: CallEffects, result: Any) -> StudentFaultError | None:
    flags = [path for path in effects.changed if path.endswith(".requires_grad")]
    if len(effects.changed) > len(flags):
        text = Text("Your function changed its input.", "関数が入力を書き換えています。")
        return StudentFaultError(Verdict.FAILED, text, {"kind": "mutated", "which": effects.changed})
    if effects.grads_left:
        text = Text(
            "Your function left a gradient in the .grad of its input.", "関数が入力の .grad に勾配を残しています。"
        )
        return StudentFaultError(Verdict.FAILED, text, {"kind": "grad-left", "which": effects.grads_left})
    if flags:
        text = Text(
            "Your function switched the requires_grad of its input.", "関数が入力の requires_grad を切り替えています。"
        )
        return StudentFaultError(Verdict.FAILED, text, {"kind": "mutated", "which": flags})
    if effects.shares:
        text = Text(
            "Your result shares memory with the input; return a copy.",
            "結果が入力とメモリを共有しています。コピーを返しましょう。",
        )
        return StudentFaultError(Verdict.FAILED, text, {"kind": "aliased", "which": effects.shares})
    facts = getattr(result, "facts", None)
    if isinstance(result, torch.Tensor) and isinstance(facts, Facts) and facts.requires_grad:
        text = Text(
            "Your result is still attached to the graph; return a plain value with .detach().",
            "結果がまだ計算グラフにつながっています。.detach() して返しましょう。",
        )
        return StudentFaultError(Verdict.FAILED, text, {"kind": "attached"})
    return None


def _observe(
    what: Text,
    got: Any,
    expected: Any,
    found: Difference,
    arguments: tuple[Any, ...],
    clues: Clues,
    tolerance: Tolerance | None,
) -> Observation:
    kept = LARGE if is_large(got) else got
    return Observation(_topic(what), kept, expected, found.kind, found.evidence, arguments, clues, tolerance)


def _topic(what: Text) -> str:
    """Return the function's name: "curve" of "curve(f, x)", so that its cases are seen together."""
    return what.en.split("(", 1)[0].strip()


def _explain(found: Difference) -> dict[str, Any]:
    return {"kind": found.kind, **found.evidence}


def _demand_known(clues: Mapping[str, Any]) -> None:
    unknown = set(clues) - CLUE_NAMES
    if unknown:
        raise TypeError(f"{sorted(unknown)[0]} is no clue; use one of {', '.join(sorted(CLUE_NAMES))}")


def _read_clues(clues: Mapping[str, Any]) -> Clues:
    return Clues(**{name: _value_of(clue) for name, clue in clues.items()})


def _value_of(given: Any) -> Any:
    """Return what was given, or what it gives where it is a function; so too inside a clue's dict."""
    value = given() if callable(given) else given
    return {name: _value_of(item) for name, item in value.items()} if isinstance(value, dict) else value
