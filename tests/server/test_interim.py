"""What is told of a grading under way."""

import pytest

from graders.progress import CheckProgress, Progress
from graders.report import CheckResult, Verdict
from graders.text import Text
from server import interim
from server.interim import InterimWriter, read_interim
from tests.patience import wait_for

PLAN = Progress((CheckProgress(Text("a", "a"), 2.0), CheckProgress(Text("b", "b"), 1.0)), hidden=4)
FOREVER = 1e6


def decide(progress, name, verdict=Verdict.PASSED):
    earned = 2.0 if verdict is Verdict.PASSED else 0.0
    return progress.decide(CheckResult(name, Text(name, name), verdict, 2.0, earned, None, None, {"got": "1"}))


def wait_for_file(tmp_path):
    """Wait until the writer speaks of its own accord."""
    return wait_for(lambda: read_interim(tmp_path, 7, 1))


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(interim, "QUIET_SECONDS", 0.0)


def test_totals_are_told_while_the_first_check_hangs(tmp_path, at_once):
    with InterimWriter(tmp_path, 7, 1) as writer:
        writer.tell(PLAN)
        found = wait_for_file(tmp_path)
    assert (len(found.checks), len(found.decided), found.hidden) == (2, 0, 4)


def test_decided_checks_are_told_in_order_and_the_rest_as_waiting(tmp_path, at_once):
    with InterimWriter(tmp_path, 7, 1) as writer:
        writer.tell(PLAN)
        wait_for_file(tmp_path)
        writer.tell(decide(PLAN, "a", Verdict.FAILED))
        found = read_interim(tmp_path, 7, 1)
        writer.tell(decide(decide(PLAN, "a"), "b"))
        assert read_interim(tmp_path, 7, 1).passed == 2
    assert [(check.title.en, check.verdict) for check in found.checks] == [("a", "failed"), ("b", None)]
    assert (len(found.decided), found.passed) == (1, 0)


def test_quick_grading_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(interim, "QUIET_SECONDS", FOREVER)
    with InterimWriter(tmp_path, 7, 1) as writer:
        writer.tell(PLAN)
        writer.tell(decide(PLAN, "a"))
        assert not (tmp_path / "interim").exists()


def test_ended_grading_leaves_no_file(tmp_path, at_once):
    with InterimWriter(tmp_path, 7, 1) as writer:
        writer.tell(PLAN)
        wait_for_file(tmp_path)
    writer._speak()  # the thread may come just after the end
    assert list((tmp_path / "interim").iterdir()) == []


def test_what_a_dead_attempt_left_is_not_shown(tmp_path, at_once):
    with InterimWriter(tmp_path, 7, 1) as writer:
        writer.tell(PLAN)
        wait_for_file(tmp_path)
        assert read_interim(tmp_path, 7, 2) is None


def test_broken_and_missing_files_tell_nothing(tmp_path):
    assert read_interim(tmp_path, 7, 1) is None
    (tmp_path / "interim").mkdir()
    (tmp_path / "interim" / "7.json").write_bytes(b"{")
    assert read_interim(tmp_path, 7, 1) is None


def test_folder_that_cannot_be_written_costs_no_grade(tmp_path, at_once):
    (tmp_path / "interim").write_text("in the way")
    with InterimWriter(tmp_path, 7, 1) as writer:
        writer._speak()
        writer.tell(PLAN)
