"""What every attack is measured with: the state of host, judge and zygote; and the table at the end of a run."""

import ctypes
import dataclasses
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.patience import PATIENCE_SECONDS

MIB = 1 << 20
SHARED_PLACES = ("/dev/shm", "/var/tmp", "/tmp")  # where an attack would leave something
PLANTED = {"note", "pwned", "su", "results.json", "out.pt", "three", "sparse", "garbage"}


@dataclasses.dataclass(frozen=True)
class Row:
    """One line of the table: the points that an attack forged, and how its grading ended."""

    name: str
    title: str
    forged: float
    verdicts: tuple[str, ...]
    note: str


ROWS = pytest.StashKey[list[Row]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ROWS] = []


@pytest.fixture
def add_row(request: pytest.FixtureRequest) -> Callable[[Row], None]:
    """Put a line into the table."""
    return request.config.stash[ROWS].append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print one line per attack where only attacks were run, and a total always."""
    rows = sorted(config.stash[ROWS], key=lambda row: row.name)
    if not rows:
        return
    terminalreporter.section("attacks")
    if all("attacks" in argument for argument in config.args):
        for row in rows:
            note = f"   [{row.note}]" if row.note else ""
            terminalreporter.line(f"{row.name}  {row.forged:4g}  {', '.join(row.verdicts):32}  {row.title}{note}")
    forged = [row.name for row in rows if row.forged]
    terminalreporter.line(
        f"{len(rows)} attacks, {len(forged)} forged points{': ' + ', '.join(forged) if forged else ''}"
    )


@dataclasses.dataclass(frozen=True)
class HostState:
    """What an attack could have changed: outside, and in the judge, the zygote and their processes."""

    files: frozenset[str]
    core_pattern: str
    hostname: str
    mounts: int
    python_path: tuple[str, ...]
    descriptors: tuple[tuple[str, int], ...]
    zygote: int
    processes: int


# Where the launcher and the attacks mount; elsewhere other programs of this machine come and go.
MOUNT_PLACES = ("/mnt", "/tmp", "/dev", "/usr", "/opt", "/sandbox", "/newroot", "/proc")


class Watch:
    """Look at the host, at the judge (this process) and at the tree of processes under its launcher."""

    def __init__(self, launcher: int) -> None:
        self.launcher = launcher

    def state(self) -> HostState:
        """Return everything that must be the same after an attack; waits for killed children to be reaped."""
        # A busy host reaps late; what was left behind would stay for ever.
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(self.children()) > 1 and time.monotonic() < deadline:
            time.sleep(0.005)
        return HostState(
            files=frozenset(
                f"{place}/{name}"
                for place in SHARED_PLACES
                if os.path.isdir(place)
                for name in os.listdir(place)
                if name in PLANTED
            ),
            core_pattern=Path("/proc/sys/kernel/core_pattern").read_text(),
            hostname=os.uname().nodename,
            mounts=sum(line.split()[1].startswith(MOUNT_PLACES) for line in mount_lines()),
            python_path=tuple(sys.path),
            descriptors=open_descriptors(),
            zygote=self.zygote(),
            processes=len(descendants(self.launcher)),
        )

    def zygote(self) -> int:
        """The pid of the zygote itself: the first Python under the launcher."""
        return next(pid for pid in descendants(self.launcher) if is_runner(pid))

    def children(self) -> list[int]:
        """The pids of the zygote's children; one waits for the next submission."""
        return descendants(self.zygote())[1:]

    def judge_memory(self) -> int:
        """Bytes that the judge holds now, after it has given back what it can."""
        ctypes.CDLL(None).malloc_trim(0)
        return memory(os.getpid(), "VmRSS")

    def zygote_memory(self) -> int:
        return memory(self.zygote(), "VmRSS")

    def forget_peak(self) -> None:
        """Have the kernel count the judge's peak of memory afresh."""
        Path("/proc/self/clear_refs").write_text("5")

    def judge_peak(self) -> int:
        return memory(os.getpid(), "VmHWM")


def mount_lines() -> list[str]:
    """The mounts of this process's namespace."""
    return Path("/proc/self/mounts").read_text().splitlines()


def descendants(root: int) -> list[int]:
    """Return a process and all under it, parents first."""
    parents: dict[int, list[int]] = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = Path("/proc", name, "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if fields[0] != "Z":
            parents.setdefault(int(fields[1]), []).append(int(name))
    found = [root]
    for pid in found:
        found += sorted(parents.get(pid, ()))
    return found


def is_runner(pid: int) -> bool:
    """Say whether a process is a zygote's or child's Python, and no launcher that carries its command line."""
    try:
        program, _, rest = Path(f"/proc/{pid}/cmdline").read_bytes().partition(b"\0")
    except OSError:
        return False
    return b"python" in program and b"runner.zygote" in rest


def open_descriptors() -> tuple[tuple[str, int], ...]:
    """Count the judge's open descriptors by kind: socket, pipe, file."""
    kinds: dict[str, int] = {}
    for name in os.listdir("/proc/self/fd"):
        try:
            kind = os.readlink(f"/proc/self/fd/{name}").partition(":")[0]
        except OSError:  # the one that listed the folder
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
    return tuple(sorted(kinds.items()))


def memory(pid: int, field: str) -> int:
    """Return a field of /proc/PID/status in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith(field))
