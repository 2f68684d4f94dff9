"""Marks: the lines that a report speaks of, in the reader's language."""

import pytest

from graders.report import CheckResult, Diagnosis, Report, Verdict
from graders.text import Text
from server import marks


@pytest.fixture(autouse=True)
def japanese(monkeypatch):
    monkeypatch.setattr(marks, "say", lambda text: text.say("ja") if text else "")


def make_check(name: str = "test_a", **told) -> CheckResult:
    return CheckResult(name=name, title=Text(name, name), verdict=Verdict.RAISED, points=1.0, earned=0.0, **told)


def make_report(*checks: CheckResult, **told) -> Report:
    return Report("e", "digest", Verdict.RAISED, 0.0, 1.0, 7, 1.0, "", checks, **told)


ERROR = Text("TypeError", "型の誤り")


def test_report_that_is_not_there_yet_marks_nothing():
    assert marks.list_marks(None) == []


def test_syntax_error_marks_its_line():
    report = make_report(message=ERROR, evidence={"line": 3})
    assert marks.list_marks(report) == [{"line": 3, "message": "型の誤り"}]


def test_traceback_marks_its_last_line_once():
    frames = {"frames": [{"line": 9}, {"line": 4}]}
    checks = [make_check(name, message=ERROR, evidence=frames) for name in ("test_a", "test_b")]
    assert marks.list_marks(make_report(*checks)) == [{"line": 4, "message": "型の誤り"}]


def test_check_without_message_says_its_diagnosis():
    diagnosis = Diagnosis("mean", Text("a mean", "平均"), None)
    check = make_check(diagnosis=diagnosis, evidence={"line": 2})
    assert marks.list_marks(make_report(check)) == [{"line": 2, "message": "平均"}]


@pytest.mark.parametrize("evidence", [{}, {"frames": []}, {"frames": ["x"]}, {"frames": [{}]}, {"line": "3"}])
def test_evidence_without_a_line_marks_nothing(evidence):
    assert marks.list_marks(make_report(make_check(message=ERROR, evidence=evidence))) == []
