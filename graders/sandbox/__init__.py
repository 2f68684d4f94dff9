"""Where student code runs, and what keeps it there.

Theory of operation. Four kinds of process, of which only the last ever holds a line of student code:

    judge      trusted; the checks, the reference, the expected values, the verdict. Talks to children by sockets.
    launcher   bubblewrap (and, for root, setpriv before it): builds a root that has Python, torch and numpy,
               read-only, and nothing else of the host; no network, no environment. Then unshare(1), so that the
               zygote owns the user namespace it lives in and may make more.
    zygote     graders/runner/zygote.py: imports torch once, forks on request. Sees no source, no input, no answer.
    child      a fork of the zygote, process 1 of a pid namespace of its own, alone in an empty network. Before it is
               sent any source it takes fresh mount, ipc, uts, cgroup and user namespaces, private tmpfs, limits, no
               capabilities, seccomp (graders/runner/confine.py has the order). Serves one submission, then dies whole.

A hardened child always stands ready, so no fork is on the way to a verdict. The judge asks, one question at a time,
with a deadline; whatever comes back is parsed as data of bounded size (graders/wire.py). A child that dies, lies or
stalls costs one check, and the next check gets a new child.

`Sandbox` (pool.py) is the interface; launch.py knows the backends; child.py holds one conversation.
"""

from graders.sandbox.child import Child, ChildLostError
from graders.sandbox.launch import BACKENDS, SandboxUnavailableError, choose_backend
from graders.sandbox.pool import SERVICE_MODULES, Sandbox

__all__ = [
    "BACKENDS",
    "SERVICE_MODULES",
    "Child",
    "ChildLostError",
    "Sandbox",
    "SandboxUnavailableError",
    "choose_backend",
]
