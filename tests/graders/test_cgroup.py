"""The control group around a sandbox, for real: it holds what is started in it, bounds it, and goes away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graders.conversation import Conversation
from graders.fault import StudentFaultError
from graders.report import Verdict
from graders.sandbox import Sandbox
from graders.sandbox.cgroup import make_group
from graders.student import Student
from tests.patience import PATIENCE_SECONDS

BOMB = "def eat():\n    parts = []\n    while True: parts.append(bytearray(1 << 26))\n"


@pytest.fixture
def require_group(require, require_sandbox) -> None:
    """Ask for a cgroup file system that this user may write to; only root may, where nothing was delegated."""
    group = make_group()
    require(group or os.geteuid() != 0, "no cgroup file system can be written to")
    if group is None:
        pytest.skip("only root may make control groups here")
    group.remove()


def test_memory_is_bounded_with_the_childs_own_limits_taken_away(require_group: None) -> None:
    with Sandbox("bubblewrap", walls=("namespaces", "capabilities", "seccomp")) as sandbox:
        conversation = Conversation(BOMB, sandbox.take, 20, 20)
        conversation.load(BOMB, "", ())
        with pytest.raises(StudentFaultError) as caught:
            Student(conversation).eat()
        assert caught.value.verdict is Verdict.OUT_OF_MEMORY


def test_group_goes_with_its_sandbox(require_group: None) -> None:
    with Sandbox("bubblewrap") as sandbox:
        sandbox.wait_until_warm()
        folders = sandbox.group._folders
        assert all(folder.exists() for folder in folders)
    assert not any(folder.exists() for folder in folders)


def test_killed_judge_leaves_no_process_and_its_group_is_swept(require_group: None) -> None:
    code = (
        "import time\nfrom graders.sandbox import Sandbox\nsandbox = Sandbox('bubblewrap')\nsandbox.take()\n"
        "print(*sandbox.group._folders, sandbox.zygote_pid, flush=True)\ntime.sleep(600)"
    )
    judge = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    *folders, launcher = judge.stdout.readline().split()
    inside = Path(folders[0], "cgroup.procs").read_text().split()
    assert launcher in inside
    judge.send_signal(signal.SIGKILL)
    judge.wait()
    judge.stdout.close()
    # The kernel tears the namespaces down; asking for the end of each process needs no clock.
    for pid in inside:
        wait_for_end(int(pid))
    make_group().remove()
    assert not any(Path(folder).exists() for folder in folders)


def wait_for_end(pid: int) -> None:
    """Wait for the end of a process that is not ours."""
    try:
        descriptor = os.pidfd_open(pid)
    except OSError:
        return
    os.set_blocking(descriptor, True)
    import select

    assert select.select([descriptor], [], [], PATIENCE_SECONDS)[0], f"process {pid} lives on"
    os.close(descriptor)
