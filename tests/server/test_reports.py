"""Reports: what is stored is what the judge said, on both databases."""

from math import inf, nan

import pytest

from graders.report import CheckResult, Report, Verdict
from graders.text import Text
from server.models import Submission
from server.services import queue
from server.services.reports import rebuild_report

CHECK = CheckResult(
    name="test_値",
    title=Text("The value", "値"),
    verdict=Verdict.FAILED,
    points=2.5,
    earned=0.1 + 0.2,
    message=Text("“é” 🙂 <b>", "期待と違います"),
    diagnosis="mean-instead-of-sum",
    evidence={"expected": [1.0, 1e-300, 0.1], "got": None, "deep": {"あ": [True, 7, "🙂"]}, "big": 2**60},
)
REPORT = Report(
    exercise="sum-up",
    exercise_digest="0123456789abcdef",
    verdict=Verdict.FAILED,
    score=0.1 + 0.2,
    max_score=4.0,
    seed=2**40 + 1,
    duration_ms=41.2345,
    stdout="印刷 🙂\n\ttab\x1b[0m",
    checks=(CHECK, CheckResult("test_b", Text("B", "ビー"), Verdict.SKIPPED, 1.0, 0.0)),
    message=Text("Whole", "全体"),
    evidence={"line": 3},
)


@pytest.fixture
def stored(visit, database):
    def store(report):
        visitor = visit("ada")
        number = visitor.submission_id(visitor.submit("x = 1"))
        with database.session() as session:
            assert queue.complete(session, number, report)
        with database.session() as session:
            return rebuild_report(session.get(Submission, number).report)

    return store


def test_round_trip_changes_nothing(stored):
    assert stored(REPORT) == REPORT


def test_bare_report_round_trips(stored):
    bare = Report("sum-up", "", Verdict.PASSED, 0.0, 0.0, 0, 0.0, "", ())
    assert stored(bare) == bare


def test_what_databases_refuse_is_replaced(stored):
    check = CheckResult(
        "test_a",
        Text("A\0", "あ\ud800"),
        Verdict.FAILED,
        1.0,
        0.0,
        Text("m\0", "m"),
        evidence={"k\0": [nan, inf, -inf], "s": "\udfff\0", "t": (1, 2)},
    )
    report = stored(Report("sum-up", "", Verdict.FAILED, 0.0, 1.0, 0, 0.0, "a\0b\ud800", (check,)))
    assert report.stdout == "a␀b?"
    assert report.checks[0].title == Text("A␀", "あ?")
    assert report.checks[0].evidence == {"k␀": ["nan", "inf", "-inf"], "s": "?␀", "t": [1, 2]}


HIDDEN = CheckResult(
    "test_h",
    Text("Hidden", "非公開"),
    Verdict.FAILED,
    1.0,
    0.0,
    Text("expected 12.5, got 3.25", "正解 12.5"),
    evidence={"expected": "12.5", "got": "3.25", "frames": [{"line": 1, "function": "f", "code": "secret"}]},
    hidden=True,
)


@pytest.mark.parametrize(("name", "sees"), [("ada", False), ("ines", True)])
def test_only_instructors_see_what_a_hidden_check_saw(visit, database, name, sees):
    visitor = visit("ada")
    number = visitor.submission_id(visitor.submit("x = 1"))
    report = Report("sum-up", "", Verdict.FAILED, 0.0, 1.0, 0, 41.2, "", (HIDDEN,))
    with database.session() as session:
        assert queue.complete(session, number, report)
    for path in (f"/submissions/{number}", f"/api/submissions/{number}"):
        page = visit(name).read(path)
        assert ("12.5" in page, "3.25" in page, "secret" in page) == (sees, sees, sees)
        assert "Hidden" in page
