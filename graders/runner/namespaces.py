"""The namespaces that a child is forked into: a fresh one of processes, and one of networks that serves again.

Making an empty network and taking it down costs the kernel as much as the fork. A child leaves nothing in one: its
sockets end with it, and interfaces and settings belong to the zygote's user namespace, over which it has no power.
"""

import os

from . import confine

FLAGS = os.O_RDONLY | os.O_CLOEXEC


class Namespaces:
    """Put the zygote where its next child shall be born, and back; no two living children share a network."""

    def __init__(self) -> None:
        self._processes = os.open("/proc/self/ns/pid", FLAGS)
        self._network = os.open("/proc/self/ns/net", FLAGS)
        self._free: list[int] = []
        self._taken: dict[int, int] = {}
        self._entered = -1

    def enter(self) -> None:
        """Go where the next fork shall happen."""
        confine.unshare(confine.CLONE_NEWPID)
        if self._free:
            self._entered = self._free.pop()
            confine.enter_namespace(self._entered, confine.CLONE_NEWNET)
        else:
            confine.unshare(confine.CLONE_NEWNET)
            self._entered = os.open("/proc/self/ns/net", FLAGS)

    def leave(self, child: int) -> None:
        """Go back, once the child is there."""
        self._taken[child] = self._entered
        confine.enter_namespace(self._processes, confine.CLONE_NEWPID)
        confine.enter_namespace(self._network, confine.CLONE_NEWNET)

    def release(self, child: int) -> None:
        """Let its network serve again, once a child has been waited for: it was the first process of its namespace.

        The kernel ends all others there before it reports that one.
        """
        self._free.append(self._taken.pop(child))
