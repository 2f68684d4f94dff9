"""Marks: which lines of a source its report speaks of, and what it says, for the editor's margin."""

from typing import Any, TypedDict

from graders.report import CheckResult, Report
from server.language import say


class Mark(TypedDict):
    """One line, from 1, and what is to be said of it."""

    line: int
    message: str


def list_marks(report: Report | None) -> list[Mark]:
    """List the marks of a report that its reader may see, by line; the same said twice of a line is said once."""
    if report is None:
        return []
    parts: list[Report | CheckResult] = [report, *report.checks]
    found = {
        (line, message)
        for told in parts
        if (line := _find_line(told.evidence)) is not None and (message := _describe(told))
    }
    return [Mark(line=line, message=message) for line, message in sorted(found)]


def _describe(told: Report | CheckResult) -> str:
    return say(told.message) or (say(told.diagnosis.observation) if told.diagnosis else "")


def _find_line(evidence: dict[str, Any]) -> int | None:
    frames = evidence.get("frames")
    # The last frame is where it happened. A syntax error, or a rule that was broken, has one line and no traceback.
    last = frames[-1] if isinstance(frames, list) and frames else evidence
    line = last.get("line") if isinstance(last, dict) else None
    return line if isinstance(line, int) else None
