"""Reports: the engine's Report into rows and back."""

import math
from typing import Any

import msgspec

from graders.report import CheckResult, Counterexample, Diagnosis, Report, View, conceal_hidden
from graders.text import Text
from server.models import CheckResultRow, Enrolment, ReportRow, Role, Submission
from server.models.report import DIAGNOSIS_LENGTH_MAX
from server.services.clock import now


def make_rows(submission: Submission, report: Report) -> ReportRow:
    """Make the rows that hold `report`."""
    return ReportRow(
        submission_id=submission.id,
        exercise_digest=report.exercise_digest,
        seed=report.seed,
        verdict=report.verdict,
        score=report.score,
        max_score=report.max_score,
        duration_ms=report.duration_ms,
        output=_make_storable(report.stdout),
        message=_pair_languages(report.message),
        **_write_diagnosis(report.diagnosis),
        views=_make_storable(msgspec.to_builtins(report.views)) or None,
        evidence=_make_storable(report.evidence),
        created_at=now(),
        checks=[_make_check_row(position, check) for position, check in enumerate(report.checks)],
    )


def show_report(submission: Submission, enrolment: Enrolment) -> Report | None:
    """Give what this member of the course may see of a submission's report, None where it is not graded yet."""
    if submission.report is None:
        return None
    report = rebuild_report(submission.report)
    return report if enrolment.role is Role.INSTRUCTOR else conceal_hidden(report)


def rebuild_report(row: ReportRow) -> Report:
    """Make the engine's Report again from its rows."""
    return Report(
        exercise=row.submission.exercise,
        exercise_digest=row.exercise_digest,
        verdict=row.verdict,
        score=row.score,
        max_score=row.max_score,
        seed=row.seed,
        duration_ms=row.duration_ms,
        stdout=row.output,
        checks=tuple(_rebuild_check(check) for check in row.checks),
        message=_join_languages(row.message),
        diagnosis=_read_diagnosis(row),
        views=msgspec.convert(row.views or (), tuple[View, ...]),
        evidence=row.evidence,
    )


def _make_check_row(position: int, check: CheckResult) -> CheckResultRow:
    return CheckResultRow(
        position=position,
        name=check.name,
        title=_pair_languages(check.title) or {},
        verdict=check.verdict,
        points=check.points,
        earned=check.earned,
        message=_pair_languages(check.message),
        **_write_diagnosis(check.diagnosis),
        evidence=_make_storable(check.evidence),
        counterexample=_make_storable(msgspec.to_builtins(check.counterexample)),
        hidden=check.hidden,
    )


def _rebuild_check(row: CheckResultRow) -> CheckResult:
    return CheckResult(
        name=row.name,
        title=Text(row.title["en"], row.title["ja"]),
        verdict=row.verdict,
        points=row.points,
        earned=row.earned,
        message=_join_languages(row.message),
        diagnosis=_read_diagnosis(row),
        evidence=row.evidence,
        hidden=row.hidden,
        counterexample=msgspec.convert(row.counterexample, Counterexample | None),
    )


def _write_diagnosis(diagnosis: Diagnosis | None) -> dict[str, Any]:
    if diagnosis is None:
        return {}
    return {
        "diagnosis": _make_storable(diagnosis.id)[:DIAGNOSIS_LENGTH_MAX],
        "observation": _pair_languages(diagnosis.observation),
        "hint": _pair_languages(diagnosis.hint),
    }


def _read_diagnosis(row: ReportRow | CheckResultRow) -> Diagnosis | None:
    if row.diagnosis is None:
        return None
    # Rows from before observations were kept hold the id alone.
    return Diagnosis(row.diagnosis, _join_languages(row.observation) or Text("", ""), _join_languages(row.hint))


def _pair_languages(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"en": _make_storable(text.en), "ja": _make_storable(text.ja)}


def _join_languages(pair: dict[str, str] | None) -> Text | None:
    return None if pair is None else Text(pair["en"], pair["ja"])


def _make_storable(value: Any) -> Any:
    """Replace what a database refuses, so that no output of a student can keep a report from being stored.

    PostgreSQL takes no NUL in text and no NaN in JSON; neither database takes half a surrogate pair.
    """
    if isinstance(value, str):
        return value.replace("\0", "\u2400").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, dict):
        return {_make_storable(key): _make_storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_make_storable(each) for each in value]
    return value
