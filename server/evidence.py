"""Evidence: the data behind a check's message, arranged for the result page."""

import json
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from graders.report import Report

# Said by the message already, shown in another form, or meant for programs.
HIDDEN = frozenset(
    "kind kinds type message frames line code expected got wrong of index worst_expected worst_got ratio name "
    "signature missing extra rule error diagnosis count bound calls".split()
)
VALUES_MAX = 40
TEXT_MAX = 2000
RATIO_MIN = 1e-3


@dataclass(frozen=True)
class Pair:
    """One element of the expected value beside the same of the value that was got."""

    expected: str
    got: str
    is_worst: bool = False

    @property
    def differs(self) -> bool:
        """Say whether a reader sees a difference."""
        return self.expected != self.got


@dataclass(frozen=True)
class Frame:
    """One line of the student's own traceback."""

    line: int
    function: str
    code: str


@dataclass(frozen=True)
class Explanation:
    """What the page shows under a check's message.

    `pairs` are two lists element by element, `compared` any other expected and got; they stand side by side.
    """

    pairs: tuple[Pair, ...]
    compared: tuple[tuple[str, str], ...]
    labels: tuple[tuple[str, str], ...]
    frames: tuple[Frame, ...]


def _name_label(key: str) -> str:
    return str(gettext("Which")) if key == "which" else key.replace("_", " ")


def explain_evidence(evidence: dict[str, Any], for_instructor: bool) -> Explanation:
    """Arrange evidence; a kind that is not known here is shown as it is, a failure of ours to instructors only."""
    pairs = _pair_elements(evidence)
    # The message names a wrong type, and in the reader's language.
    compared = () if pairs or evidence.get("kind") == "type" else _label_comparison(evidence)
    labels = [(_name_label(key), _write_value(value)) for key, value in evidence.items() if key not in HIDDEN]
    if for_instructor and "error" in evidence:
        labels.append((str(gettext("Error")), _write_value(evidence["error"])))
    return Explanation(pairs, compared, tuple(labels), tuple(frame for frame in _read_frames(evidence) if frame.code))


def list_marked_lines(report: Report) -> frozenset[int]:
    """List the lines of the source that the report speaks of."""
    frames = [_read_frames(each) for each in (report.evidence, *(check.evidence for check in report.checks))]
    return frozenset(each[-1].line for each in frames if each)


def _pair_elements(evidence: dict[str, Any]) -> tuple[Pair, ...]:
    sides = [_split_elements(evidence.get("expected")), _split_elements(evidence.get("got"))]
    if not sides[0] or len(sides[0]) != len(sides[1]):
        return ()
    worst = tuple(_shorten(str(evidence.get(key, ""))) for key in ("worst_expected", "worst_got"))
    return tuple(Pair(want, got, is_worst=(want, got) == worst) for want, got in zip(*sides, strict=True))


def _split_elements(value: object) -> list[str]:
    """Split a flat list, written out or not, into short numbers; what is no such list has no elements.

    A list that `graders.difference.show` shortened ends in "...".
    """
    if isinstance(value, list):
        value = str(value)
    if not isinstance(value, str) or not (value.startswith("[") and value.endswith("]")) or "[" in value[1:]:
        return []
    shown, dots, _ = value[1:-1].partition(", ...")
    elements = [_shorten(each.strip()) for each in shown.split(",") if each.strip()]
    return [*elements, "..."] if dots else elements


def _shorten(element: str) -> str:
    try:
        return f"{float(element):.6g}"
    except ValueError:
        return element


def _label_comparison(evidence: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    names: dict[str, str] = {"expected": gettext("Expected"), "got": gettext("Got"), "ratio": gettext("Ratio")}
    return tuple((name, _write_value(evidence[key])) for key, name in names.items() if _is_telling(key, evidence))


def _is_telling(key: str, evidence: dict[str, Any]) -> bool:
    """Say whether a value helps; a ratio of almost one does not, since only the last digits differ."""
    value = evidence.get(key)
    return key in evidence and not (key == "ratio" and isinstance(value, float) and abs(value - 1) < RATIO_MIN)


def _read_frames(evidence: dict[str, Any]) -> tuple[Frame, ...]:
    frames = evidence.get("frames")
    # A syntax error, or a rule that was broken, has one line and no traceback.
    found = frames if isinstance(frames, list) else [evidence]
    return tuple(
        Frame(int(frame["line"]), str(frame.get("function", "")), str(frame.get("code", "")))
        for frame in found
        if isinstance(frame, dict) and isinstance(frame.get("line"), int)
    )


def _write_value(value: Any) -> str:
    if isinstance(value, str):
        return value[:TEXT_MAX]
    if isinstance(value, float):
        return f"{value:.7g}"
    if isinstance(value, list):
        shown = ", ".join(_write_value(each) for each in value[:VALUES_MAX])
        return f"[{shown}, …]" if len(value) > VALUES_MAX else f"[{shown}]"
    return json.dumps(value, ensure_ascii=False)[:TEXT_MAX]
