"""Evidence: what the result page makes of the data behind a message."""

import ast
from pathlib import Path

import pytest

from graders.report import CheckResult, Report, Verdict
from graders.text import Text
from server.evidence import Frame, Pair, explain_evidence, list_marked_lines

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = [*ROOT.glob("exercises/*/test_*.py"), *ROOT.glob("graders/*.py")]


@pytest.fixture(autouse=True)
def in_a_request(app):
    with app.test_request_context("/"):
        yield


def test_lists_of_one_length_stand_side_by_side():
    explained = explain_evidence({"kind": "value", "expected": "[1, -0.123456789]", "got": "[1, 2]", "wrong": 1}, False)
    assert explained.pairs == (Pair("1", "1"), Pair("-0.123457", "2"))
    assert [pair.differs for pair in explained.pairs] == [False, True]
    assert explained.labels == ()


@pytest.mark.parametrize(
    ("expected", "got"),
    [("[1, 2]", "[1]"), ("3", "4"), ("[[1], [2]]", "[[1], [3]]"), ([1.5], "x"), (17, 18), ("a list", None)],
)
def test_other_values_are_labelled(expected, got):
    explained = explain_evidence({"expected": expected, "got": got}, False)
    assert explained.pairs == ()
    assert [name for name, _ in explained.compared] == ["Expected", "Got"]
    assert explained.labels == ()


def test_shortened_lists_stand_side_by_side_too():
    # As in reports of today, and of those days when the number of elements stood there in English.
    evidence = {"expected": "[1, 2, ..., shape=(5, 5)]", "got": "[1, 3, ... (25 in all)]"}
    assert explain_evidence(evidence, False).pairs == (Pair("1", "1"), Pair("2", "3"), Pair("...", "..."))


def test_wrong_type_is_named_by_the_message_alone(app):
    evidence = {"kind": "type", "expected": "a tensor", "got": "float"}
    assert explain_evidence(evidence, False) == explain_evidence({}, False)


def test_evidence_of_the_bank_and_the_engine_is_named_in_japanese(app):
    found = {key for path in SOURCES for key in list_evidence_keys(path.read_text("utf-8"))}
    assert {"which", "count", "calls", "frames"} <= found
    with app.test_request_context("/?lang=ja"):
        labels = explain_evidence(dict.fromkeys(found, "x"), False).labels
    assert [name for name, _ in labels] == ["該当箇所"]


def list_evidence_keys(source):
    """List what `fail` and the faults of the engine hand over besides their sentences."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in ("fail", "StudentFaultError"):
            continue
        yield from (each.arg for each in node.keywords)
        for dictionary in (each for each in node.args if isinstance(each, ast.Dict)):
            yield from (key.value for key in dictionary.keys if isinstance(key, ast.Constant))


def test_worst_element_is_marked():
    evidence = {"expected": "[1, 2.00000001]", "got": "[0, 5]", "worst_expected": "2.00000001", "worst_got": "5"}
    assert [pair.is_worst for pair in explain_evidence(evidence, False).pairs] == [False, True]


@pytest.mark.parametrize(("ratio", "shown"), [(0.5, ["1", "0.5", "0.5"]), (1.0000001, ["1", "0.5"])])
def test_ratio_of_two_numbers_is_told_where_it_tells_something(ratio, shown):
    explained = explain_evidence({"kind": "value", "expected": "1", "got": "0.5", "ratio": ratio}, False)
    assert [value for _, value in explained.compared] == shown


def test_id_of_a_diagnosis_is_not_evidence():
    assert explain_evidence({"kind": "count", "diagnosis": "too-costly"}, False).labels == ()


def test_unknown_evidence_is_shown_as_it_is():
    explained = explain_evidence({"saved_tensors": [1, 2.5], "deep": {"あ": None}}, False)
    assert explained.labels == (("saved tensors", "[1, 2.5]"), ("deep", '{"あ": null}'))


def test_failure_of_ours_is_for_instructors():
    evidence = {"kind": "grader", "error": "KeyError('x')"}
    assert explain_evidence(evidence, False).labels == ()
    assert explain_evidence(evidence, True).labels == (("Error", "KeyError('x')"),)


def test_traceback_and_single_lines_become_frames():
    frames = [{"line": 3, "function": "f", "code": "return g(x)"}, {"line": 7, "function": "g", "code": "1 / 0"}]
    assert explain_evidence({"frames": frames}, False).frames[1] == Frame(7, "g", "1 / 0")
    assert explain_evidence({"kind": "rule", "line": 2}, False).frames == ()
    assert explain_evidence({"kind": "syntax", "line": 2, "code": "def f("}, False).frames == (Frame(2, "", "def f("),)


def test_innermost_lines_are_marked():
    check = CheckResult(
        "test_a", Text("a", "あ"), Verdict.RAISED, 1, 0, evidence={"frames": [{"line": 3}, {"line": 7}]}
    )
    report = Report("x", "", Verdict.RAISED, 0, 1, 0, 0, "", (check,), evidence={"line": 2})
    assert list_marked_lines(report) == {2, 7}
