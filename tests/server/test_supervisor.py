"""The supervisor's children: started, started again when they die, the later the oftener."""

import signal
import sys

import pytest

from server import supervisor
from server.supervisor import Child
from tests.patience import PATIENCE_SECONDS, wait_for


def make_child(code):
    return Child("test", [sys.executable, "-c", code])


@pytest.fixture
def still(monkeypatch):
    """Hold the clock, and move it by hand."""
    moments = [1000.0]
    monkeypatch.setattr(supervisor.time, "monotonic", lambda: moments[0])
    return moments


def test_living_child_is_left_alone():
    child = make_child("import signal; signal.pause()")
    child.look_after({})
    process = child.process
    child.look_after({})
    assert child.process is process
    process.kill()
    process.wait()


def test_child_that_keeps_dying_waits_longer_each_time(still):
    child = make_child("raise SystemExit(3)")
    child.look_after({})
    waits = []
    for _ in range(8):
        child.process.wait(PATIENCE_SECONDS)
        died_at = still[0]
        child.look_after({})
        waits.append(child.restart_at - died_at)
        still[0] = child.restart_at
        child.look_after({})
    child.process.wait(PATIENCE_SECONDS)
    assert waits == [0, 1, 2, 4, 8, 16, 30, 30]


def test_child_that_was_well_for_long_starts_again_at_once(still):
    child = make_child("raise SystemExit(3)")
    child.failures = 9
    child.look_after({})
    child.process.wait(PATIENCE_SECONDS)
    still[0] += supervisor.HEALTHY_SECONDS + 1
    child.look_after({})
    assert child.failures == 0
    assert child.restart_at == still[0]
    child.process.wait(PATIENCE_SECONDS)


def test_dead_child_is_not_started_before_its_time(still):
    child = make_child("raise SystemExit(3)")
    child.look_after({})
    child.failures = 3
    child.process.wait(PATIENCE_SECONDS)
    child.look_after({})
    assert child.process is None
    child.look_after({})
    assert child.process is None


def test_stop_ends_a_child_that_will_not_listen(monkeypatch, tmp_path):
    monkeypatch.setattr(supervisor, "STOP_SECONDS", 0.2)
    deaf = tmp_path / "deaf"
    code = f"import signal; signal.signal(15, signal.SIG_IGN); open({str(deaf)!r}, 'w').close(); signal.pause()"
    kept = supervisor.Supervisor("127.0.0.1:1", 0, {})
    kept.children = [Child("deaf", [sys.executable, "-c", code])]
    kept.children[0].start({})
    wait_for(deaf.exists)
    kept.stop()
    assert kept.children[0].process.returncode == -signal.SIGKILL
