"""Reports: what is stored is what the judge said, on both databases."""

from math import inf, nan

import pytest
import sqlalchemy

from graders.report import CheckResult, Diagnosis, GraphNode, GraphView, PlotView, Report, Verdict
from graders.text import Text
from server.models import CheckResultRow, ReportRow, Submission
from server.services import queue
from server.services.reports import rebuild_report

CHECK = CheckResult(
    name="test_値",
    title=Text("The value", "値"),
    verdict=Verdict.FAILED,
    points=2.5,
    earned=0.1 + 0.2,
    message=Text("“é” 🙂 <b>", "期待と違います"),
    diagnosis=Diagnosis("mean-instead-of-sum", Text("1/17 of “it”", "1/17 です"), Text("Sum?", "和ですか？")),
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
    diagnosis=Diagnosis("forbidden-tool", Text("Not allowed.", "使えません。"), None),
    views=(
        GraphView(
            "f(x)", (GraphNode("sin", "operation", [0], ["nan", 2.5], 4, [3], [1.0], True, None),), (0,), "¿ ended"
        ),
        # Reports from before captions were said in both languages hold plain words.
        PlotView("f(x)", "curve", (0.0, 1.0), (1.0, None), (1.5, 2.5), None),
        PlotView(Text("the slope", "傾き"), "curve", (0.0, 1.0), (1.0, None), (1.5, 2.5), None),
    ),
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
        diagnosis=Diagnosis("d\0" * 100, Text("o\0", "観\ud800"), Text("h\0", "h")),
        evidence={"k\0": [nan, inf, -inf], "s": "\udfff\0", "t": (1, 2)},
    )
    report = stored(Report("sum-up", "", Verdict.FAILED, 0.0, 1.0, 0, 0.0, "a\0b\ud800", (check,)))
    assert report.stdout == "a␀b?"
    assert report.checks[0].title == Text("A␀", "あ?")
    assert report.checks[0].diagnosis == Diagnosis("d␀" * 40, Text("o␀", "観?"), Text("h␀", "h"))
    assert report.checks[0].evidence == {"k␀": ["nan", "inf", "-inf"], "s": "?␀", "t": [1, 2]}


HIDDEN = CheckResult(
    "test_h",
    Text("Hidden", "非公開"),
    Verdict.FAILED,
    1.0,
    0.0,
    Text("expected 12.5, got 3.25", "正解 12.5"),
    Diagnosis("twice", Text("Twice 3.25", "3.25 の二倍"), Text("secret hint", "秘密のヒント")),
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
        seen = [word in page for word in ("12.5", "3.25", "secret", "Twice", "secret hint")]
        assert seen == [sees] * 5
        assert "Hidden" in page


def test_rows_from_before_observations_were_kept_can_be_read(visit, database):
    visitor = visit("ada")
    number = visitor.submission_id(visitor.submit("x = 1"))
    with database.session() as session:
        queue.complete(session, number, REPORT)
        for table in (CheckResultRow, ReportRow):
            session.execute(sqlalchemy.update(table).values(observation=None, hint=None))
        session.commit()
    with database.session() as session:
        check = rebuild_report(session.get(Submission, number).report).checks[0]
    assert check.diagnosis == Diagnosis("mean-instead-of-sum", Text("", ""), None)
    assert 'class="observation"' not in visitor.read(f"/submissions/{number}")


def test_diagnoses_are_counted_in_the_database_by_an_index(stored, database):
    for _ in range(2):
        stored(REPORT)
    with database.session() as session:
        query = sqlalchemy.select(CheckResultRow.diagnosis, sqlalchemy.func.count())
        counted = session.execute(query.where(CheckResultRow.diagnosis.is_not(None)).group_by(CheckResultRow.diagnosis))
        assert [tuple(row) for row in counted] == [("mean-instead-of-sum", 2)]
    for table in ("check_results", "reports"):
        indexes = sqlalchemy.inspect(database.engine).get_indexes(table)
        assert ["diagnosis"] in [index["column_names"] for index in indexes]
