"""The only grader of a running site, held still wherever a test must look before the grading goes on."""

import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from server.interim import read_interim
from tests.e2e.conftest import Site
from tests.patience import LOOK_SECONDS, wait_for


class Grader:
    """The grader's process. One that is held in the middle of a submission still spends the submission's time."""

    def __init__(self, site: Site) -> None:
        self.data = site.data
        (self.process,) = [number for number, line in site.list_children().items() if "server.worker" in line]

    def hold(self) -> None:
        """Stop the process, but not while it holds the database."""
        self._stop()
        while not _is_writable(self.data):
            self.let_go()
            time.sleep(LOOK_SECONDS)
            self._stop()

    def hold_at_work(self, submission: int) -> None:
        """Let it go until it tells of a submission that it has begun, then hold it."""
        self.let_go()
        wait_for(lambda: read_interim(self.data, submission, 1))
        self.hold()

    def let_go(self) -> None:
        os.kill(self.process, signal.SIGCONT)

    def _stop(self) -> None:
        os.kill(self.process, signal.SIGSTOP)
        # The signal is on its way only: a thread that still runs may take the database next.
        wait_for(lambda: _is_stopped(self.process))


def _is_stopped(process: int) -> bool:
    threads = Path(f"/proc/{process}/task")
    try:
        stats = [(threads / name / "stat").read_text() for name in os.listdir(threads)]
    except OSError:  # one has just ended, so not all stood still
        return False
    return {each.rpartition(")")[2].split()[0] for each in stats} == {"T"}


def _is_writable(data: Path) -> bool:
    with closing(sqlite3.connect(data / "gradus.sqlite3", timeout=0.2)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
    return True
