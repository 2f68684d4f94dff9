"""The queue: one grades, nobody twice, nothing is lost."""

import threading
from datetime import timedelta

import pytest

from graders.report import Verdict
from server.grading import Worker
from server.models import ReportRow, State, Submission
from server.services import queue
from server.services.clock import now


@pytest.fixture
def hand_in(visit):
    """Hand something in and give its number."""
    visitor = visit("ada")

    def submit(text="# pass"):
        return visitor.submission_id(visitor.submit(text))

    return submit


def load(database, number):
    with database.session() as session:
        submission = session.get(Submission, number)
        _ = submission.report and submission.report.checks
        return submission


def claim(database, worker="a", seconds=60.0):
    with database.session() as session:
        return queue.claim_next(session, worker, seconds)


def test_oldest_is_taken_first_and_only_once(hand_in, database):
    numbers = [hand_in(f"x = {number}") for number in range(3)]
    claims = [claim(database) for _ in range(4)]
    assert [each and each.submission_id for each in claims] == [*numbers, None]


def test_claim_carries_source_seed_and_lease(hand_in, database):
    number = hand_in()
    before = now()
    taken = claim(database, "me", 60.0)
    row = load(database, number)
    assert (taken.source, taken.seed, taken.attempt) == ("# pass", row.seed, 1)
    assert (row.state, row.leased_by) == (State.GRADING, "me")
    assert before + timedelta(seconds=60) <= row.lease_expires_at <= now() + timedelta(seconds=60)


def test_running_lease_protects_and_expired_lease_does_not(hand_in, database):
    number = hand_in()
    assert claim(database, seconds=60.0).submission_id == number
    assert claim(database) is None
    with database.session() as session:
        session.get(Submission, number).lease_expires_at = now() - timedelta(seconds=1)
        session.commit()
    assert claim(database).attempt == 2


def test_worker_that_starts_again_releases_what_it_held(hand_in, database):
    number = hand_in()
    claim(database, "mine")
    with database.session() as session:
        assert queue.release_leases(session, "other") == 0
    assert claim(database) is None
    with database.session() as session:
        assert queue.release_leases(session, "mine") == 1
    assert claim(database).submission_id == number


def test_report_delivered_twice_is_stored_once(hand_in, database, bank, grader):
    number = hand_in()
    report = grader.grade(bank.exercises["sum-up"], "# pass", 1)
    other = grader.grade(bank.exercises["sum-up"], "wrong", 1)
    stored = []
    for each in (report, other, report):
        with database.session() as session:
            stored.append(queue.complete(session, number, each))
    assert stored == [True, False, False]
    row = load(database, number)
    assert (row.state, row.report.verdict, row.leased_by) == (State.GRADED, Verdict.PASSED, None)
    with database.session() as session:
        assert session.query(ReportRow).count() == 1


def test_late_worker_and_its_successor_store_one_report(hand_in, database, bank, grader):
    number = hand_in()
    claim(database, "slow", -1.0)
    claim(database, "quick")
    report = grader.grade(bank.exercises["sum-up"], "# pass", 1)
    with database.session() as session:
        assert queue.complete(session, number, report)
    with database.session() as session:
        assert not queue.complete(session, number, report)
    assert claim(database) is None


def test_late_worker_cannot_give_back_what_another_holds(hand_in, database):
    number = hand_in()
    late = claim(database, "slow", -1.0)
    claim(database, "quick")
    with database.session() as session:
        queue.give_back(session, late)
    assert load(database, number).state is State.GRADING


def test_worker_grades_with_the_stored_seed(hand_in, database, worker):
    number = hand_in()
    assert worker.step()
    row = load(database, number)
    assert (row.state, row.report.seed, row.report.score) == (State.GRADED, row.seed, 4.0)
    assert row.graded_at >= row.started_at >= row.submitted_at
    assert not worker.step()


@pytest.mark.parametrize("text", ["# break", "# unwell"])
def test_failure_of_the_grader_is_retried_then_stored(hand_in, database, worker, grader, text):
    number = hand_in(text)
    for attempt in (1, 2):
        assert worker.step()
        row = load(database, number)
        assert (row.state, row.attempts, row.report) == (State.QUEUED, attempt, None)
    assert worker.step()
    row = load(database, number)
    assert (row.state, row.report.verdict, row.report.score) == (State.GRADED, Verdict.GRADER_ERROR, 0.0)
    assert row.report.max_score == 4.0
    assert grader.graded == [text] * 3
    assert not worker.step()


def test_submission_that_kills_its_workers_is_given_up_without_grading(hand_in, database, worker, grader):
    number = hand_in()
    for _ in range(3):
        claim(database, "doomed", -1.0)
    assert worker.step()
    assert load(database, number).report.verdict is Verdict.GRADER_ERROR
    assert grader.graded == []


def test_submission_of_a_removed_exercise_is_given_up(hand_in, database, worker, grader):
    number = hand_in()
    with database.session() as session:
        session.get(Submission, number).exercise = "gone"
        session.commit()
    while worker.step():
        pass
    assert load(database, number).report.verdict is Verdict.GRADER_ERROR
    assert grader.graded == []


def test_several_workers_never_grade_twice(hand_in, database, bank, grader, tmp_path):
    texts = [f"x = {number}" for number in range(24)]
    for text in texts:
        hand_in(text)
    start = threading.Barrier(4)

    def work(name):
        worker = Worker(database, bank, grader, name, tmp_path)
        start.wait()
        while worker.step():
            pass

    threads = [threading.Thread(target=work, args=(f"worker-{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(grader.graded) == sorted(texts)
    with database.session() as session:
        assert session.query(ReportRow).count() == len(texts)


def test_web_writes_while_workers_write(visit, database, bank, grader, tmp_path):
    """SQLite lets one write at a time; nobody may be turned away for it."""
    visitors = [visit("ada"), visit("bo")]
    stop = threading.Event()

    def work():
        worker = Worker(database, bank, grader, "busy", tmp_path)
        while not (stop.is_set() and not worker.step()):
            worker.step()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        statuses = [visitor.submit(f"x = {number}").status_code for number in range(10) for visitor in visitors]
    finally:
        stop.set()
        thread.join()
    assert set(statuses) == {303}
    assert len(grader.graded) == 20
