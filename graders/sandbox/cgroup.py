"""A control group around the whole sandbox of one judge: the second line behind each child's own limits.

Version 2 where its controllers can be used, else version 1, else none, and `describe` says which. One group for zygote
and children costs nothing per submission; attaching every child would cost up to 13 ms.
"""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

MEMORY_MIB = 2048  # a zygote and the few children that live at one time
PROCESSES = 256
REMOVE_SECONDS = 2.0
_numbers = count(1)


class ControlGroup:
    """Folders of the cgroup file system that bound memory and processes together."""

    def __init__(self, version: int, folders: list[Path]) -> None:
        self.version, self._folders = version, folders

    def describe(self) -> str:
        """Say in a few words what is in force."""
        return f"version {self.version}: {MEMORY_MIB} MiB and {PROCESSES} processes for zygote and children"

    def join(self) -> None:
        """Move the calling process into the group; what it starts stays there."""
        for folder in self._folders:
            _write(folder / "cgroup.procs", "0")

    def holds(self, pid: int) -> bool:
        """Say whether a process is in the group."""
        return all(str(pid) in (folder / "cgroup.procs").read_text().split() for folder in self._folders)

    def remove(self) -> None:
        """Take the group away; its last processes may need a moment to end."""
        deadline = time.monotonic() + REMOVE_SECONDS
        for folder in self._folders:
            while folder.exists() and time.monotonic() < deadline:
                with suppress(OSError):
                    folder.rmdir()
                    break
                time.sleep(0.01)


def make_group() -> ControlGroup | None:
    """Make a group, or return None where this user may not, or where there is no cgroup file system."""
    name = f"gradus-{os.getpid()}-{next(_numbers)}"
    for parent in _parents_v2():
        with suppress(OSError):  # who delegates leaves it to us to hand the controllers on; no change where they are on
            _write(parent / "cgroup.subtree_control", "+memory +pids")
        group = _try_group(2, [parent / name], {"memory.max": MEMORY_MIB << 20, "pids.max": PROCESSES})
        if group is not None:
            return group
    parents = [parent for kind in ("memory", "pids") for parent in _parents_v1(kind)]
    if len(parents) < 2:
        return None
    limits = {"memory.limit_in_bytes": MEMORY_MIB << 20, "pids.max": PROCESSES}
    return _try_group(1, [parent / name for parent in parents], limits)


def _try_group(version: int, folders: list[Path], limits: dict[str, int]) -> ControlGroup | None:
    for folder in folders:
        _sweep(folder.parent)
    try:
        for folder in folders:
            folder.mkdir()
        for name, limit in limits.items():
            place = next(folder / name for folder in folders if (folder / name).exists())
            _write(place, str(limit))
        if version == 2:
            with suppress(OSError):  # without swap in the kernel there is no such file
                _write(folders[0] / "memory.swap.max", "0")
    except (OSError, StopIteration):
        for folder in folders:
            with suppress(OSError):
                folder.rmdir()
        return None
    return ControlGroup(version, folders)


def _sweep(parent: Path) -> None:
    """Take away the empty groups of judges that were killed."""
    for folder in parent.glob("gradus-*-*"):
        if not Path("/proc", folder.name.split("-")[1]).exists():
            with suppress(OSError):
                folder.rmdir()


def _parents_v2() -> Iterator[Path]:
    """Where a group may go: beside our own where the manager left us a subgroup, or inside our own."""
    mounts = [Path(place) for place, kind, _ in _mounts() if kind == "cgroup2"]
    own = _own_groups().get("")
    if not mounts or own is None:
        return
    place = mounts[0] / own.lstrip("/")
    yield from (folder for folder in (place.parent, place) if folder.is_relative_to(mounts[0]))


def _parents_v1(controller: str) -> Iterator[Path]:
    own = _own_groups().get(controller)
    for place, kind, options in _mounts():
        if kind == "cgroup" and controller in options and own is not None:
            yield Path(place) / own.lstrip("/")
            return


def _mounts() -> list[tuple[str, str, list[str]]]:
    with suppress(OSError), open("/proc/mounts") as file:
        rows = [line.split() for line in file]
        return [(row[1], row[2], row[3].split(",")) for row in rows]
    return []


def _own_groups() -> dict[str, str]:
    with suppress(OSError), open("/proc/self/cgroup") as file:
        rows = [line.rstrip("\n").split(":", 2) for line in file]
        return {name: path for _, names, path in rows for name in names.split(",")}
    return {}


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)
