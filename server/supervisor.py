"""The supervisor of `gradus serve`: gunicorn and the workers as children, restarted when they die, stopped together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

POLL_SECONDS = 0.2
STOP_SECONDS = 40.0
BACK_OFF_SECONDS_MAX = 30.0
# A child that lived this long was well; its next death starts the back-off afresh.
HEALTHY_SECONDS = 60.0
WEB_THREADS = 8
PR_SET_PDEATHSIG = 1
logger = structlog.get_logger()


@dataclass
class Child:
    """One child process and how its restarts go."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    restart_at: float = field(default=0.0)

    def start(self, environ: dict[str, str]) -> None:
        """Start the process; it gets SIGTERM should the supervisor die without a word."""
        self.process = subprocess.Popen(self.command, env=environ, preexec_fn=_die_with_parent)  # noqa: S603
        self.started = time.monotonic()

    def look_after(self, environ: dict[str, str]) -> None:
        """Start the process again if it has died, the later the more often it did."""
        if self.process is not None and self.process.poll() is not None:
            lived = time.monotonic() - self.started
            self.failures = 0 if lived > HEALTHY_SECONDS else self.failures + 1
            wait = 0.0 if self.failures <= 1 else min(2.0 ** (self.failures - 2), BACK_OFF_SECONDS_MAX)
            logger.warning("child_died", child=self.name, status=self.process.returncode, restart_in_seconds=wait)
            self.process, self.restart_at = None, time.monotonic() + wait
        if self.process is None and time.monotonic() >= self.restart_at:
            self.start(environ)


class Supervisor:
    """Keep the web process and the workers running until told to stop."""

    def __init__(self, bind: str, graders: int, environ: dict[str, str]) -> None:
        self.bind = bind
        self.environ = environ
        self.stopping = threading.Event()
        self.children = [Child("web", make_web_command(bind))]
        self.children += [Child(f"grader-{slot}", _make_worker_command(slot)) for slot in range(1, graders + 1)]

    def run(self, announce: Callable[[], None]) -> None:
        """Start everything, call `announce` once pages are served, and stay until SIGTERM or SIGINT."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stopping.set())
        announced = False
        while not self.stopping.is_set():
            for child in self.children:
                child.look_after(self.environ)
            if not announced and _answers(self.bind):
                announce()
                announced = True
            self.stopping.wait(POLL_SECONDS)
        self.stop()

    def stop(self) -> None:
        """Ask every child to finish what it has in hand; end those that take too long."""
        running = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in running:
            process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def is_free(bind: str) -> bool:
    """Say whether the address can be served at."""
    host, port = _split_address(bind)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def make_web_command(bind: str) -> list[str]:
    """Give the command that serves the pages; its last argument is the app."""
    # One process: the rate limits are counted in its memory. Threads wait for the database, not for the processor.
    options = ["--workers", "1", "--worker-class", "gthread", "--threads", str(WEB_THREADS), "--bind", bind]
    quiet = ["--log-level", "warning", "--no-control-socket"]
    return [sys.executable, "-m", "gunicorn", *options, *quiet, "server.wsgi:app"]


def _make_worker_command(slot: int) -> list[str]:
    return [sys.executable, "-m", "server.worker", f"grader-{slot}"]


def _answers(bind: str) -> bool:
    host, port = _split_address(bind)
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    try:
        with socket.create_connection((host, port), timeout=POLL_SECONDS):
            return True
    except OSError:
        return False


def _split_address(bind: str) -> tuple[str, int]:
    host, _, port = bind.rpartition(":")
    return host.strip("[]"), int(port)


def _die_with_parent() -> None:
    # Children have a session of their own, so that Ctrl-C reaches them through us, once and in order.
    os.setsid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
