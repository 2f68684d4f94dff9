"""Time limits on a host that has more to do than it can: they bound the student's program, not its neighbours."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from graders.conversation import Conversation
from graders.fault import StudentFaultError
from graders.report import Verdict
from graders.request import ValueWriter
from graders.sandbox import ChildLostError
from graders.student import Student

SOURCE = """
import threading
import time
def work(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds
def sleep(seconds):
    time.sleep(seconds)
def compete(seconds):
    for _ in range(8):
        threading.Thread(target=work, args=(seconds,), daemon=True).start()
    return work(seconds)
"""


@pytest.fixture
def student(judge) -> Iterator[Student]:
    conversation = Conversation(SOURCE, judge.sandbox.take, 0.5, 1.5)
    conversation.load(SOURCE, "", (), ())
    yield Student(conversation)
    conversation.close_child()


@pytest.fixture
def busy_host() -> Iterator[None]:
    burn = [sys.executable, "-c", "while True: pass"]
    burners = [subprocess.Popen(burn, start_new_session=True) for _ in range(6 * (os.cpu_count() or 1))]
    yield
    for burner in burners:
        burner.kill()
        burner.wait()


@pytest.mark.skipif(not os.path.exists("/proc/self/schedstat"), reason="this kernel does not say who waited")
def test_program_that_waits_for_a_processor_loses_no_time(student, busy_host):
    for _ in range(3):  # 0.75 s of work within 1.5 s, each check within 0.5 s
        student._conversation.begin_check()
        assert student.work(0.25) == 0.25


@pytest.mark.parametrize("way", ["sleep", "work", "compete"])
def test_program_that_takes_too_long_itself_times_out(student, way):
    with pytest.raises(StudentFaultError) as caught:
        getattr(student, way)(30.0)
    assert caught.value.verdict is Verdict.TIMED_OUT


def test_no_answer_is_quick_enough_where_no_time_is_left(judge):
    child = judge.sandbox.take()
    load = {"ask": "load", "source": "", "support": "", "blocked": [], "defines": []}
    frame = ValueWriter(lambda _: None).frame(load)
    with pytest.raises(ChildLostError) as caught:
        child.ask(frame, 0.0, meanwhile=lambda: time.sleep(0.5))
    assert caught.value.verdict is Verdict.TIMED_OUT
    child.close()
