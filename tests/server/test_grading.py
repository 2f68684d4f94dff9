"""The worker as a process: killed in the middle it loses nothing, told to stop it finishes."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from server.grading import Worker
from server.models import State, Submission
from server.wake import Sleeper, wake_workers
from tests.patience import PATIENCE_SECONDS, wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
# A worker whose grader says that it has begun and then waits for a line before it answers.
SLOW_WORKER = """
import signal, sys
from pathlib import Path
from graders.bank import load_bank
from graders.report import Report, Verdict
from server.db import Database
from server.grading import Worker
from server.log import configure_logging
from server.wake import Sleeper

class SlowGrader:
    def grade(self, exercise, source, seed=None, *, on_progress=None):
        print("begun", flush=True)
        sys.stdin.readline()
        return Report(exercise.slug, exercise.digest, Verdict.PASSED, 4.0, 4.0, seed, 1.0, "slow", ())

configure_logging()
url, bank, data = sys.argv[1:]
worker = Worker(Database(url), load_bank(Path(bank)), SlowGrader(), "slow", Path(data))
worker.lease_seconds = 1.0
signal.signal(signal.SIGTERM, lambda *_: worker.stopping.set())
worker.run(Sleeper(Path(data), "slow"))
print("stopped", flush=True)
"""


@pytest.fixture
def slow_worker(settings):
    command = [sys.executable, "-c", SLOW_WORKER, settings.database_url, str(settings.bank), str(settings.data_dir)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environ, **pipes) as process:
        yield process
        process.kill()


def test_killed_worker_loses_nothing(slow_worker, visit, database, worker):
    visitor = visit("ada")
    number = visitor.submission_id(visitor.submit("# pass"))
    assert slow_worker.stdout.readline() == "begun\n"
    assert "Being graded" in visitor.read(f"/submissions/{number}")
    slow_worker.send_signal(signal.SIGKILL)
    slow_worker.wait()
    wait_for(worker.step)
    with database.session() as session:
        submission = session.get(Submission, number)
        assert (submission.state, submission.attempts) == (State.GRADED, 2)
        assert submission.report.output == "printed: # pass"


def test_worker_told_to_stop_finishes_what_it_holds(slow_worker, visit, database):
    visitor = visit("ada")
    number = visitor.submission_id(visitor.submit("# pass"))
    visitor.submit("# second")
    assert slow_worker.stdout.readline() == "begun\n"
    slow_worker.send_signal(signal.SIGTERM)
    slow_worker.stdin.write("go\n")
    slow_worker.stdin.flush()
    assert slow_worker.stdout.readline() == "stopped\n"
    with database.session() as session:
        assert session.get(Submission, number).report.output == "slow"
        assert [each.state for each in session.query(Submission).order_by(Submission.id)] == ["graded", "queued"]


def test_worker_survives_a_lost_database(database, bank, grader, visit, monkeypatch, tmp_path):
    visitor = visit("ada")
    worker = Worker(database, bank, grader, "brave", tmp_path)
    steps = []

    def step():
        steps.append(len(steps))
        if len(steps) == 1:
            raise OSError("the database is away")
        worker.stopping.set()
        return Worker.step(worker)

    visitor.submit("# pass")
    monkeypatch.setattr(worker, "step", step)
    monkeypatch.setattr("server.grading.POLL_SECONDS", 0.01)
    sleeper = Sleeper(tmp_path, "brave")
    worker.run(sleeper)
    sleeper.close()
    assert grader.graded == ["# pass"]


def test_wake_ends_the_sleep(tmp_path):
    deep = tmp_path / ("long-name-" * 12)
    sleeper = Sleeper(deep, "one")
    slept = threading.Thread(target=sleeper.sleep, args=(300.0,))
    slept.start()
    wake_workers(deep)
    slept.join(PATIENCE_SECONDS)
    assert not slept.is_alive()
    sleeper.close()
    assert list((deep / "wake").iterdir()) == []


def test_wake_without_workers_or_with_dead_ones_is_harmless(tmp_path):
    wake_workers(tmp_path)
    dead = Sleeper(tmp_path, "dead")
    dead._socket.close()
    wake_workers(tmp_path)
    Sleeper(tmp_path, "dead").close()
