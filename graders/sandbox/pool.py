"""The Sandbox: one warm zygote, and a hardened child that always stands ready. One judge owns it; not for threads."""

import json
import os
import select
import socket
import subprocess
import time
from collections import deque
from contextlib import suppress
from types import TracebackType
from typing import Self

from graders.report import Verdict
from graders.runner.control import LENGTH, MESSAGE, WALLS
from graders.sandbox.cgroup import make_group
from graders.sandbox.child import Child, ChildLostError
from graders.sandbox.launch import ENVIRONMENT, SandboxUnavailableError, choose_backend, zygote_command
from graders.sandbox.seccomp import compile_filter

START_SECONDS = 60.0
READY_SECONDS = 10.0
CPU_SECONDS = 120  # the second line behind the judge's clock
MEMORY_MIB = 512
# Optimisers and gradcheck pull these in at first use, which costs a second: worth it where many submissions follow.
SERVICE_MODULES = ("torch._dynamo", "torch.autograd.gradcheck", "torch.func", "torch.optim")


class Sandbox:
    """Start a zygote and hand out fresh children, each for one submission.

    Raises:
        SandboxUnavailableError: the host cannot give the walls that the backend promises.
    """

    def __init__(
        self,
        backend: str = "auto",
        modules: tuple[str, ...] = (),
        spares: int = 1,
        walls: tuple[str, ...] = WALLS,
    ) -> None:
        self.backend = choose_backend(backend)
        self._modules = modules
        self._walls = walls if self.backend != "none" else ("limits",)
        self._spare_count = spares
        self._spares: deque[Child] = deque()
        self._exits: dict[int, int] = {}
        self._watched: set[int] = set()
        self._job = 0
        self.starts = 0
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def zygote_pid(self) -> int:
        """The process that was started; the zygote itself is it or a descendant."""
        return self._process.pid

    def close(self) -> None:
        """End the zygote and, with it, every child."""
        for child in self._spares:
            child.close()
        self._spares.clear()
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()
        if self.group is not None:
            self.group.remove()

    def take(self, output_limit: int = 1 << 16) -> Child:
        """Return a child behind all its walls, ready for a source, and order its successor.

        Raises:
            SandboxUnavailableError: children cannot be made.
        """
        self._collect_exits()
        if self._process.poll() is not None:
            self._restart()
        try:
            child = self._next_child()
        except (ChildLostError, SandboxUnavailableError):  # the zygote may have died just now: once more, from scratch
            self._restart()
            child = self._next_child()
        child.output_limit = output_limit
        return child

    def replenish(self) -> None:
        """Order the next child, once a verdict is given: a fork beside a grading would slow it down."""
        with suppress(SandboxUnavailableError):  # the zygote has died; `take` will start another
            while len(self._spares) < self._spare_count:
                self._spares.append(self._spawn())

    def _next_child(self) -> Child:
        child = self._spares.popleft() if self._spares else self._spawn()
        try:
            is_ready = child.greet(time.monotonic() + READY_SECONDS)
        except (ChildLostError, OSError):
            is_ready = False
        if not is_ready:
            child.close()
            raise ChildLostError(Verdict.GRADER_ERROR, child.broke_protocol().text)
        return child

    def _start(self) -> None:
        self.starts += 1
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._control = ours
        self.group = make_group() if self.backend != "none" else None
        self._process = subprocess.Popen(  # noqa: S603  the command is ours
            zygote_command(self.backend, theirs.fileno()),
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            start_new_session=True,
            preexec_fn=self.group.join if self.group else None,
        )
        theirs.close()
        settings = {
            "walls": self._walls,
            "modules": self._modules,
            "memory_mib": MEMORY_MIB,
            "cpu_seconds": CPU_SECONDS,
        }
        text, program = json.dumps(settings).encode(), compile_filter() if "seccomp" in self._walls else b""
        with suppress(BrokenPipeError):
            ours.sendall(LENGTH.pack(len(text)) + text + LENGTH.pack(len(program)) + program)
        self._started = False

    def wait_until_warm(self) -> None:
        """Wait for the zygote's first word; `take` does so by itself.

        Raises:
            SandboxUnavailableError: it ended, or did not come up in a minute.
        """
        if self._started:
            return
        message = b""
        with suppress(OSError):
            self._control.settimeout(START_SECONDS)
            message = self._control.recv(MESSAGE.size, socket.MSG_WAITALL)
        if len(message) < MESSAGE.size:
            self._process.kill()
            complaint = self._process.stderr.read().decode("utf-8", "replace").strip() if self._process.stderr else ""
            raise SandboxUnavailableError(f"the sandbox did not start: {complaint[-800:] or 'no reason given'}")
        self._control.settimeout(None)
        self._started = True

    def _restart(self) -> None:
        self.close()
        self._exits.clear()
        self._watched.clear()
        self._start()

    def _spawn(self) -> Child:
        self.wait_until_warm()
        self._job += 1
        job = self._job
        link, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        if hasattr(socket, "SO_PASSCRED"):
            link.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        output, printed = os.pipe()
        try:
            socket.send_fds(self._control, [MESSAGE.pack(b"S", job, 0)], [theirs.fileno(), printed])
        except OSError as error:
            link.close()
            os.close(output)
            raise SandboxUnavailableError(f"the sandbox makes no more processes: {error}") from error
        finally:
            theirs.close()
            os.close(printed)
        link.setblocking(False)
        os.set_blocking(output, False)
        self._watched.add(job)
        return Child(job, link, output, lambda: self._kill(job), lambda seconds: self._exit_code(job, seconds))

    def _kill(self, job: int) -> None:
        with suppress(OSError):
            self._control.sendall(MESSAGE.pack(b"K", job, 0))
        self._watched.discard(job)
        self._exits.pop(job, None)

    def _exit_code(self, job: int, seconds: float) -> int | None:
        deadline = time.monotonic() + seconds
        while job not in self._exits and (left := deadline - time.monotonic()) > 0:
            select.select([self._control], [], [], left)
            if not self._collect_exits():
                return None
        return self._exits.get(job)

    def _collect_exits(self) -> bool:
        """Read the ends that the zygote has reported; False where the zygote itself is gone."""
        while self._started and select.select([self._control], [], [], 0)[0]:
            message = self._control.recv(MESSAGE.size, socket.MSG_WAITALL)
            if len(message) < MESSAGE.size:
                return False
            kind, job, status = MESSAGE.unpack(message)
            if kind == b"E" and job in self._watched:
                self._exits[job] = status
        return True
