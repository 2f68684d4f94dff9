"""The Report: what one submission earned and why. The judge makes it; server and command show it."""

import math
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec

from graders.text import Text, as_text

FORMAT = 1
COARSE_MS = 250.0
MAX_WORDS, MAX_ITEMS = 4000, 100
CONCEALED = Text(
    "This check is hidden, so neither its input nor your answer is shown.",
    "この検査は非公開のため、入力や結果は表示されません。",
)


class Verdict(StrEnum):
    """Name how a check, or a whole submission, ended."""

    PASSED = "passed"
    FAILED = "failed"
    RAISED = "raised"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    TOO_MUCH_OUTPUT = "too_much_output"
    FORBIDDEN = "forbidden"
    CRASHED = "crashed"
    SKIPPED = "skipped"
    GRADER_ERROR = "grader_error"


class Diagnosis(msgspec.Struct, frozen=True):
    """Name the mistake that a check's answers show: what was observed, then a hint."""

    id: str
    observation: Text
    hint: Text | None


Count = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
# JSON has no nan and inf: they are the words "nan", "inf" and "-inf".
Numbers = Annotated[list[float | Literal["nan", "inf", "-inf"]], msgspec.Meta(max_length=24)]


class GraphNode(msgspec.Struct, frozen=True):
    """One operation of a recorded computation; `values` and `gradient` are the first numbers of each.

    kind is input, leaf, constant, operation, cut (its result no longer requires a gradient), exit (a value left the
    graph: item, detach, numpy), unkept (the .grad of a non-leaf was read) or overwritten (in place, though autograd
    needed the value); `numbers` are its plain operands, `line` is that of the submission.
    """

    op: Annotated[str, msgspec.Meta(max_length=80)]
    kind: Literal["input", "leaf", "constant", "operation", "cut", "exit", "unkept", "overwritten"]
    inputs: Annotated[list[Count], msgspec.Meta(max_length=100)]
    numbers: Numbers
    line: Count | None
    shape: Annotated[list[Count], msgspec.Meta(max_length=16)]
    values: Numbers | None
    requires_grad: bool
    gradient: Numbers | None


class GraphView(msgspec.Struct, frozen=True, tag="graph"):
    """The computation of one worked call; `roots` are the nodes that backward began from.

    `right` is the reference's computation of the same call, where the exercise shows it.
    """

    what: str | Text
    nodes: tuple[GraphNode, ...]
    roots: tuple[int, ...]
    ended: str | None
    right: "GraphView | None" = None


class PlotView(msgspec.Struct, frozen=True, tag="plot"):
    """Right answer and the student's over the input (curve) or step by step (path), and the function's own values.

    None stands for what is not finite.
    """

    what: str | Text
    kind: Literal["curve", "path"]
    x: tuple[float | None, ...]
    right: tuple[float | None, ...]
    got: tuple[float | None, ...] | None
    value: tuple[float | None, ...] | None


Point = tuple[float | None, ...]


class DescentView(msgspec.Struct, frozen=True, tag="descent"):
    """A way downhill, the right one and the student's, on the function of one or two numbers that it descends.

    `axes` are the places of its samples along each number, `values` the function there: for two numbers row by row,
    the second one's places outside. None stands for what is not finite.
    """

    what: str | Text
    axes: tuple[tuple[float, ...], ...]
    values: tuple[float | None, ...]
    right: tuple[Point, ...]
    got: tuple[Point, ...] | None


View = GraphView | PlotView | DescentView


class Counterexample(msgspec.Struct, frozen=True):
    """A simplest input on which a failed check's function still fails.

    `inputs` is short (x = [0.]), `code` is Python to paste below one's own; `got` is None where it raised, and both
    answers are None where they are not what is wrong; `message` says what is.
    """

    inputs: str
    code: str
    expected: str | None
    got: str | None
    message: Text


class CheckResult(msgspec.Struct, frozen=True):
    """Tell how one check ended; `evidence` is plain JSON data that explains the message.

    Of a `hidden` check a student may know title, verdict and points, and nothing of its inputs (`conceal_hidden`).
    """

    name: str
    title: Text
    verdict: Verdict
    points: float
    earned: float
    message: Text | None = None
    diagnosis: Diagnosis | None = None
    evidence: dict[str, Any] = {}
    hidden: bool = False
    counterexample: Counterexample | None = None


class Report(msgspec.Struct, frozen=True):
    """Tell how a whole submission ended.

    `message` and `evidence` speak of what befell the submission as a whole (it would not load, a rule of the
    exercise forbids it); otherwise they are empty and the checks speak. `duration_ms` is from source to verdict,
    without the time that the pictures (`views`) took.
    """

    exercise: str
    exercise_digest: str
    verdict: Verdict
    score: float
    max_score: float
    seed: int
    duration_ms: float
    stdout: str
    checks: tuple[CheckResult, ...]
    message: Text | None = None
    diagnosis: Diagnosis | None = None
    views: tuple[View, ...] = ()
    evidence: dict[str, Any] = {}
    format: int = FORMAT

    @property
    def is_provisional(self) -> bool:
        """Say whether the grader itself failed, so that the score must not count yet."""
        return self.verdict is Verdict.GRADER_ERROR


def write_bound(value: int) -> str:
    """Write an integer of too many digits as the power of two that it reaches, as every language reads it."""
    power = f"2**{value.bit_length() - 1}"
    return f"<= -{power}" if value < 0 else f">= {power}"


def trim_evidence(value: Any) -> Any:
    """Return evidence as plain JSON data of bounded size, whatever numbers and words a student put into it."""
    if isinstance(value, dict):
        return {str(key)[:MAX_WORDS]: trim_evidence(part) for key, part in list(value.items())[:MAX_ITEMS]}
    if isinstance(value, list | tuple):
        return [trim_evidence(part) for part in value[:MAX_ITEMS]]
    if isinstance(value, int) and value.bit_length() > 53:
        return write_bound(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)[:MAX_WORDS]


def summarise_verdicts(checks: tuple[CheckResult, ...]) -> Verdict:
    """Give the verdict of the whole: a grader's error first, then the first check that did not pass."""
    verdicts = [check.verdict for check in checks]
    if Verdict.GRADER_ERROR in verdicts:
        return Verdict.GRADER_ERROR
    return next((verdict for verdict in verdicts if verdict is not Verdict.PASSED), Verdict.PASSED)


def conceal_hidden(report: Report) -> Report:
    """Return what a student may see: no message, evidence or fine time of hidden checks.

    What was printed while they ran is not in a report at all.
    """
    if not any(check.hidden for check in report.checks):
        return report
    checks = tuple(
        msgspec.structs.replace(
            check,
            message=None if check.verdict is Verdict.PASSED else CONCEALED,
            diagnosis=None,
            evidence={},
            counterexample=None,
        )
        if check.hidden
        else check
        for check in report.checks
    )
    coarse = math.ceil(report.duration_ms / COARSE_MS) * COARSE_MS
    return msgspec.structs.replace(report, checks=checks, duration_ms=coarse)


def encode_report(report: Report) -> bytes:
    """Write a report as JSON, both languages in it."""
    return msgspec.json.encode(report)


def decode_report(data: bytes | str) -> Report:
    """Read a report that `encode_report` wrote.

    Raises:
        msgspec.ValidationError: the data is not such a report.
    """
    return msgspec.json.decode(data, type=Report)


def public_form(report: Report, language: str) -> dict[str, Any]:
    """Return the report as scripts read it (format 1): plain data, sentences in one language."""
    checks = [
        {
            "name": check.name,
            "title": check.title.say(language),
            "verdict": check.verdict.value,
            "points": check.points,
            "earned": check.earned,
            "message": check.message.say(language) if check.message else "",
            **_diagnosis_form(check.diagnosis, language),
            "evidence": check.evidence,
            "counterexample": _counterexample_form(check.counterexample, language),
            "hidden": check.hidden,
        }
        for check in report.checks
    ]
    return {
        "format": FORMAT,
        "exercise": report.exercise,
        "verdict": report.verdict.value,
        "score": report.score,
        "max_score": report.max_score,
        "seed": report.seed,
        "duration_ms": report.duration_ms,
        "message": report.message.say(language) if report.message else "",
        **_diagnosis_form(report.diagnosis, language),
        "evidence": report.evidence,
        "stdout": report.stdout,
        "checks": checks,
        "views": [_view_form(view, language) for view in report.views],
    }


def _view_form(view: View, language: str) -> dict[str, Any]:
    form: dict[str, Any] = msgspec.to_builtins(view)
    form["what"] = as_text(view.what).say(language)
    if isinstance(view, GraphView) and view.right is not None:
        form["right"] = _view_form(view.right, language)
    return form


def _counterexample_form(found: Counterexample | None, language: str) -> dict[str, str | None] | None:
    if found is None:
        return None
    return {
        "inputs": found.inputs,
        "code": found.code,
        "expected": found.expected,
        "got": found.got,
        "message": found.message.say(language),
    }


def _diagnosis_form(diagnosis: Diagnosis | None, language: str) -> dict[str, str | None]:
    if diagnosis is None:
        return {"diagnosis": None, "observation": "", "hint": ""}
    hint = diagnosis.hint.say(language) if diagnosis.hint else ""
    return {"diagnosis": diagnosis.id, "observation": diagnosis.observation.say(language), "hint": hint}
