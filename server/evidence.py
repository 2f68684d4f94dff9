"""Evidence: the data behind a check's message, arranged for the result page."""

import json
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from graders.report import Report

# Said by the message already, or meant for programs.
HIDDEN = frozenset({"kind", "type", "message", "frames", "line"})
VALUES_MAX = 40
TEXT_MAX = 2000


@dataclass(frozen=True)
class Frame:
    """One line of the student's own traceback."""

    line: int
    function: str
    code: str


@dataclass(frozen=True)
class Explanation:
    """What the page shows under a check's message: labelled values and the traceback."""

    values: tuple[tuple[str, str], ...]
    frames: tuple[Frame, ...]


def explain_evidence(evidence: dict[str, Any]) -> Explanation:
    """Arrange evidence; a kind of evidence that is not known here is shown as it is."""
    values = [
        (_name_value(key), _write_value(value))
        for key, value in evidence.items()
        if key not in HIDDEN and value is not None
    ]
    return Explanation(tuple(values), _read_frames(evidence))


def list_marked_lines(report: Report) -> frozenset[int]:
    """List the lines of the source that the report speaks of."""
    lines: set[int] = set()
    for evidence in (report.evidence, *(check.evidence for check in report.checks)):
        frames = _read_frames(evidence)
        if frames:
            lines.add(frames[-1].line)
        if isinstance(evidence.get("line"), int):
            lines.add(evidence["line"])
    return frozenset(lines)


def _read_frames(evidence: dict[str, Any]) -> tuple[Frame, ...]:
    frames = evidence.get("frames")
    if not isinstance(frames, list):
        return ()
    return tuple(
        Frame(int(frame["line"]), str(frame.get("function", "")), str(frame.get("code", "")))
        for frame in frames
        if isinstance(frame, dict) and isinstance(frame.get("line"), int)
    )


def _name_value(key: str) -> str:
    names: dict[str, str] = {
        "expected": gettext("Expected"),
        "got": gettext("Got"),
        "ratio": gettext("Ratio, got to expected"),
        "index": gettext("At index"),
        "input": gettext("Input"),
        "inputs": gettext("Inputs"),
        "tolerance": gettext("Tolerance"),
        "printed": gettext("Printed"),
    }
    return names.get(key, key.replace("_", " "))


def _write_value(value: Any) -> str:
    if isinstance(value, str):
        return value[:TEXT_MAX]
    if isinstance(value, float):
        return f"{value:.7g}"
    if isinstance(value, list):
        shown = ", ".join(_write_value(each) for each in value[:VALUES_MAX])
        return f"[{shown}, …]" if len(value) > VALUES_MAX else f"[{shown}]"
    return json.dumps(value, ensure_ascii=False)[:TEXT_MAX]
