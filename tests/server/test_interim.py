"""What is told of a grading under way."""

from graders.report import CheckResult, Verdict
from graders.text import Text
from server.interim import InterimWriter, read_interim


def make_result(name, hidden=False):
    return CheckResult(name, Text(name, name), Verdict.PASSED, 2.0, 2.0, None, None, {"got": "1"}, hidden)


def test_public_checks_are_told_in_order_and_hidden_ones_are_not(tmp_path):
    writer = InterimWriter(tmp_path, 7, 1)
    for result in (make_result("a"), make_result("b"), make_result("c", hidden=True)):
        writer.add(result)
    assert [check.title.en for check in read_interim(tmp_path, 7, 1)] == ["a", "b"]


def test_what_a_dead_attempt_left_is_not_shown(tmp_path):
    InterimWriter(tmp_path, 7, 1).add(make_result("a"))
    assert read_interim(tmp_path, 7, 2) == ()


def test_broken_and_missing_files_tell_nothing(tmp_path):
    assert read_interim(tmp_path, 7, 1) == ()
    writer = InterimWriter(tmp_path, 7, 1)
    writer.add(make_result("a"))
    (tmp_path / "interim" / "7.json").write_bytes(b"{")
    assert read_interim(tmp_path, 7, 1) == ()


def test_folder_that_cannot_be_written_costs_no_grade(tmp_path):
    (tmp_path / "interim").write_text("in the way")
    writer = InterimWriter(tmp_path, 7, 1)
    writer.add(make_result("a"))
    writer.remove()
