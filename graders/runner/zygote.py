"""The warm process: imports torch once, then forks one child per submission. It never sees source or answers.

The control socket is a stream of fixed-size messages:

    judge to zygote   settings and filter, once
                      'S' job, with the job's socket and output pipe attached    spawn a child
                      'K' job                                                    kill it
    zygote to judge   'R' 0                                                      ready
                      'E' job status                                             a child ended, as waitpid says
"""

import gc
import importlib
import json
import os
import random
import select
import signal
import site
import socket
import sys
from contextlib import suppress
from typing import Any

import numpy
import torch

from . import confine
from .control import LENGTH, MESSAGE, ignore
from .namespaces import Namespaces
from .pages import collapse_code, collapse_memory
from .rehearse import rehearse
from .serve import FILE_NAME, Server
from .stream import Stream

JOB_FD = 3
# A judge with more work than it can do sends the next submission within that time; a rehearsal would only cost it.
HASTE_SECONDS = 0.02


class Zygote:
    """Fork children on request and report how they end."""

    def __init__(self, control: socket.socket, settings: dict[str, Any], system_call_filter: bytes) -> None:
        self._control = control
        self._settings = settings
        self._filter = confine.SystemCallFilter(system_call_filter) if "seccomp" in settings["walls"] else None
        self._children: dict[int, int] = {}
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)
        self._namespaces = Namespaces() if "namespaces" in settings["walls"] else None

    def run(self) -> None:
        """Serve until the judge hangs up."""
        signal.signal(signal.SIGCHLD, ignore)
        signal.set_wakeup_fd(self._wake_write)
        self._tell(b"R", 0, 0)
        while True:
            ready, _, _ = select.select([self._control.fileno(), self._wake_read], [], [])
            if self._wake_read in ready:
                self._reap()
            if self._control.fileno() in ready and not self._obey():
                return

    def _obey(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self._control, MESSAGE.size, 2)
        if len(message) < MESSAGE.size:
            return False
        kind, job, _ = MESSAGE.unpack(message)
        if kind == b"S":
            self._spawn(job, *descriptors)
        else:
            for pid in [pid for pid, number in self._children.items() if number == job]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        return True

    def _spawn(self, job: int, job_socket: int, output: int) -> None:
        if self._namespaces:
            self._namespaces.enter()
        pid = confine.fork()
        if pid == 0:
            self._become_child(job_socket, output)
        self._children[pid] = job
        if self._namespaces:
            self._namespaces.leave(pid)
        os.close(job_socket)
        os.close(output)

    def _become_child(self, job_socket: int, output: int) -> None:
        """Replace this fork's descriptors, put the walls up, rehearse where nobody waits, serve; never return."""
        try:
            signal.set_wakeup_fd(-1)
            self._control.detach()
            plumb_descriptors(job_socket, output)
            raise_walls(self._settings, self._filter)
            self._filter, self._settings = None, {}
            stream = Stream(JOB_FD)
            stream.send({"r": "ready"})
            if not select.select([JOB_FD], [], [], HASTE_SECONDS)[0]:
                rehearse()
        except BaseException as error:
            os.write(2, f"gradus: the sandbox could not be set up: {error!r}\n".encode())
            os._exit(97)
        try:
            Server(stream).run()
        except BaseException:  # the judge hung up, or the submission broke the loop that serves it
            os._exit(1)
        os._exit(0)

    def _reap(self) -> None:
        with suppress(BlockingIOError):
            os.read(self._wake_read, 512)
        while self._children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            if not os.WIFEXITED(status) and not os.WIFSIGNALED(status):
                os.kill(pid, signal.SIGKILL)  # only stopped, by asking to be traced: nobody will let it go on
                continue
            if self._namespaces:
                self._namespaces.release(pid)
            self._tell(b"E", self._children.pop(pid), os.waitstatus_to_exitcode(status))

    def _tell(self, kind: bytes, job: int, status: int) -> None:
        self._control.sendall(MESSAGE.pack(kind, job, status))


def plumb_descriptors(job_socket: int, output: int) -> None:
    """Leave exactly four open: nothing to read, which is the zygote's own, the output pipe twice, the job socket."""
    os.setsid()
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.dup2(job_socket, JOB_FD)  # whatever had this number has been copied by now
    os.closerange(JOB_FD + 1, os.sysconf("SC_OPEN_MAX"))


def raise_walls(settings: dict[str, Any], system_call_filter: confine.SystemCallFilter | None) -> None:
    """Put up every wall that the settings ask for, in the order that works."""
    walls = settings["walls"]
    if "namespaces" in walls:
        confine.die_with_parent()
        confine.isolate_namespaces()
    if "limits" in walls:
        confine.limit_resources(settings["address_space_bytes"], settings["cpu_seconds"])
    if {"namespaces", "limits"} <= set(walls):
        confine.limit_threads()
    if "capabilities" in walls:
        confine.drop_capabilities()
    if system_call_filter is not None:
        system_call_filter.load()


def receive_settings(control: socket.socket) -> tuple[dict[str, Any], bytes]:
    """Read the settings (JSON) and the compiled system call filter."""
    parts = []
    for _ in range(2):
        (length,) = LENGTH.unpack(control.recv(LENGTH.size, socket.MSG_WAITALL))
        parts.append(control.recv(length, socket.MSG_WAITALL) if length else b"")
    return json.loads(parts[0]), parts[1]


def warm_up(modules: list[str]) -> None:
    """Import what submissions will need and touch the pages that a first backward touches.

    One thread only: OpenMP's threads do not survive a fork, and a child would hang in its first parallel region.
    """
    for name in modules:
        importlib.import_module(name)
    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    x = torch.ones(3, requires_grad=True, dtype=torch.float64)
    torch.autograd.backward(
        [x * 2], [torch.ones_like(x)]
    )  # given a cotangent, torch imports sympy: 0.3 s better spent here
    if "torch.func" in modules:  # its first use imports hundreds of modules more, at a student's expense
        at = torch.ones((), dtype=torch.float64)
        torch.func.grad(torch.sin)(at)
        torch.func.jvp(torch.sin, (at,), (at,))
    prepare_interpreter()
    random.seed(0)  # a fork inherits the generators' states, so every submission starts alike
    numpy.random.seed(0)
    torch.manual_seed(0)
    rehearse()  # whatever is made at first use is made here, once
    if modules:  # many submissions will follow: for one it is not worth its tenth of a second
        collapse_code(rehearse)
    gc.collect()
    gc.freeze()
    collapse_memory()
    if sys.platform == "linux" and len(os.listdir("/proc/self/task")) != 1:
        raise RuntimeError("the zygote has more than one thread, so its children would hang")


def prepare_interpreter() -> None:
    """Give every submission the usual builtins of a console."""
    site.setquit()
    site.sethelper()
    sys.argv = [FILE_NAME]


def memory_mapped_bytes() -> int:
    """Return the size of this process's address space."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def main(descriptor: int) -> None:
    """Run the zygote on an inherited control socket."""
    os.umask(0o077)
    control = socket.socket(fileno=descriptor)
    settings, system_call_filter = receive_settings(control)
    warm_up(settings["modules"])
    # Bounding the address space works because each child's starts as this process's: what is left is its own.
    memory_mib = settings["memory_mib"]
    settings["address_space_bytes"] = memory_mapped_bytes() + (memory_mib << 20) if sys.platform == "linux" else None
    Zygote(control, settings, system_call_filter).run()
