"""What is in force, layer by layer, each tried just now from inside. `gradus doctor` prints it; the server asks it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graders.conversation import Conversation
from graders.fault import StudentFaultError
from graders.report import Verdict
from graders.runner.confine import NOBODY, TMP_MIB
from graders.sandbox import Sandbox
from graders.sandbox.pool import MEMORY_MIB
from graders.student import Student

NAMESPACES = ("user", "pid", "mnt", "net", "ipc", "uts")
ANSWER_SECONDS = 1.0
EPERM = 1
# Runs as a submission would, tries what a submission must not do, and tells what came of it.
PROBE = """
import ctypes, errno, mmap, os, resource, socket

# Every probe leaves a note; none may find one.
NOTES = os.listdir("/tmp")
with open("/tmp/note", "w") as _note:
    _note.write("seen")

def _attempt(action):
    try:
        action()
        return 0
    except MemoryError:
        return errno.ENOMEM
    except OSError as error:
        return error.errno

def namespaces(names):
    return {name: os.readlink(f"/proc/self/ns/{name}") for name in names}

def processes():
    return sorted(name for name in os.listdir("/proc") if name.isdigit())

def writable(places):
    return [place for place in places if _attempt(lambda: open(f"{place}/gradus", "w").close()) == 0]

def readable(places):
    return [place for place in places if os.access(place, os.R_OK)]

def tmp_mib():
    found = os.statvfs("/tmp")
    return found.f_blocks * found.f_frsize / 2**20

def environment():
    return dict(os.environ)

def descriptors():
    listing = os.open("/proc/self/fd", os.O_RDONLY)
    numbers = [int(name) for name in os.listdir(listing)]
    os.close(listing)
    return sorted(number for number in numbers if number != listing and os.path.lexists(f"/proc/self/fd/{number}"))

def status():
    with open("/proc/self/status") as file:
        return dict(line.rstrip("\\n").split(":\\t", 1) for line in file if ":\\t" in line)

def connect():
    return [_attempt(lambda: socket.socket(family, socket.SOCK_STREAM).close()) for family in (1, 2, 10, 40)]

def interfaces():
    return _attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(("192.0.2.1", 9)))

def new_process():
    def fork():
        if os.fork() == 0:
            os._exit(0)
    return [_attempt(fork), _attempt(lambda: os.execv("/bin/true", ["true"]))]

def kernel_calls():
    libc = ctypes.CDLL(None, use_errno=True)
    calls = [lambda: libc.unshare(0x10000000), lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None)]
    calls += [lambda: libc.ptrace(0, 0, 0, 0), lambda: libc.setns(3, 0)]
    return [ctypes.get_errno() if call() != 0 else 0 for call in calls]

def allocate(mib):
    return [_attempt(lambda: bytearray(mib << 20)), _attempt(lambda: mmap.mmap(-1, mib << 20))]

def hard_limits():
    kinds = ("CPU", "NOFILE", "FSIZE", "CORE", "MEMLOCK", "NPROC", "AS")
    return {kind: resource.getrlimit(getattr(resource, f"RLIMIT_{kind}"))[1] for kind in kinds}

def endless():
    while True:
        pass

def flood():
    while True:
        print("y" * 4096)
"""


@dataclass(frozen=True)
class Layer:
    """One wall: whether it held, and how it was tried."""

    name: str
    holds: bool
    tried: str


def examine_sandbox(sandbox: Sandbox) -> list[Layer]:
    """Try every layer of a sandbox from inside, and return what was found.

    Raises:
        SandboxUnavailableError: no child can be made at all.
    """
    layers = [_look_at_group(sandbox)]
    for name, tried, try_layer in _LAYERS:
        conversation = Conversation(PROBE, sandbox.take, ANSWER_SECONDS, 2 * ANSWER_SECONDS)
        try:
            conversation.load(PROBE, "", ())
            holds, seen = try_layer(Student(conversation))
        except StudentFaultError as fault:
            holds, seen = False, f"the probe failed: {fault}"
        finally:
            conversation.close_child()
        layers.append(Layer(name, holds, f"{tried}: {seen}"))
    return layers


def _look_at_group(sandbox: Sandbox) -> Layer:
    """Say which control group is around the sandbox; without one the limits of each process still stand."""
    sandbox.wait_until_warm()
    group = sandbox.group
    if group is None:
        return Layer("control group", True, "make one: not allowed here, so memory rests on each process's own limit")
    held = group.holds(sandbox.zygote_pid)
    return Layer("control group", held, f"look for the launcher in it: {group.describe()}")


Finding = tuple[bool, str]


def _try_namespaces(probe: Student) -> Finding:
    inside = probe.namespaces(list(NAMESPACES))
    shared = [name for name in NAMESPACES if inside.get(name) == os.readlink(f"/proc/self/ns/{name}")]
    return not shared, f"shared: {', '.join(shared)}" if shared else "all its own"


def _try_processes(probe: Student) -> Finding:
    seen = probe.processes()
    return seen == ["1"], f"sees {len(seen)}, itself"


def _try_identity(probe: Student) -> Finding:
    status = probe.status()
    uids = set(status.get("Uid", "").split())
    return uids == {str(NOBODY)} and os.geteuid() not in uids, f"uid {', '.join(sorted(uids))}"


def _try_network(probe: Student) -> Finding:
    errors = probe.connect()
    return 0 not in errors and probe.interfaces() != 0, f"socket() gives {_name_errors(errors)}"


def _try_root(probe: Student) -> Finding:
    places = ["/", "/usr", "/opt/library/torch", "/sandbox/runner", "/dev", "/proc", "/bin"]
    found = probe.writable(places)
    return not found, f"writable: {', '.join(found)}" if found else f"{len(places)} places refused"


def _try_host_files(probe: Student) -> Finding:
    places = ["/etc/passwd", "/home", "/root", "/var", "/run", "/sys", os.path.dirname(os.path.dirname(__file__))]
    found = probe.readable(places)
    return not found, f"visible: {', '.join(found)}" if found else f"{len(places)} places are not there"


def _try_tmp(probe: Student) -> Finding:
    mib, notes = probe.tmp_mib(), probe.NOTES
    return mib <= TMP_MIB and notes == [], f"{mib:.0f} MiB, {len(notes)} files of other submissions"


def _try_environment(probe: Student) -> Finding:
    names = set(probe.environment())
    foreign = {name for name in names & set(os.environ) if probe.environment().get(name) == os.environ[name]}
    foreign -= {"PATH", "LANG", "PWD", "HOME", "OMP_NUM_THREADS", "LC_CTYPE"}
    return not foreign, f"inherited: {', '.join(sorted(foreign))}" if foreign else f"{len(names)} fixed variables"


def _try_descriptors(probe: Student) -> Finding:
    found = probe.descriptors()
    return found == [0, 1, 2, 3], f"open: {found}"


def _try_capabilities(probe: Student) -> Finding:
    status = probe.status()
    held = {kind for kind in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb") if int(status.get(kind, "1"), 16)}
    return not held, f"held: {', '.join(sorted(held))}" if held else "all five sets empty"


def _try_no_new_privileges(probe: Student) -> Finding:
    value = probe.status().get("NoNewPrivs")
    return value == "1", f"NoNewPrivs {value}"


def _try_seccomp(probe: Student) -> Finding:
    mode, errors = probe.status().get("Seccomp"), probe.kernel_calls()
    return mode == "2" and set(errors) == {EPERM}, f"mode {mode}; unshare, mount, ptrace, setns: {_name_errors(errors)}"


def _try_new_process(probe: Student) -> Finding:
    errors = probe.new_process()
    return 0 not in errors, f"fork and exec give {_name_errors(errors)}"


def _try_limits(probe: Student) -> Finding:
    limits = probe.hard_limits()
    unlimited = [name for name, value in limits.items() if value < 0]
    return not unlimited and limits["CORE"] == limits["MEMLOCK"] == 0, f"unlimited: {unlimited}" if unlimited else "set"


def _try_memory(probe: Student) -> Finding:
    errors = probe.allocate(MEMORY_MIB + 64)
    return 0 not in errors, f"{MEMORY_MIB + 64} MiB private and shared: {_name_errors(errors)}"


def _try_wall_clock(probe: Student) -> Finding:
    return _expect(probe.endless, Verdict.TIMED_OUT)


def _try_output(probe: Student) -> Finding:
    return _expect(probe.flood, Verdict.TOO_MUCH_OUTPUT)


def _expect(call: Callable[[], Any], verdict: Verdict) -> Finding:
    try:
        call()
    except StudentFaultError as fault:
        return fault.verdict is verdict, fault.verdict.value
    return False, "it came back"


def _name_errors(errors: list[int]) -> str:
    names = {0: "allowed", 1: "EPERM", 12: "ENOMEM", 38: "ENOSYS", 97: "EAFNOSUPPORT"}
    return ", ".join(dict.fromkeys(names.get(error, f"errno {error}") for error in errors))


_LAYERS: tuple[tuple[str, str, Callable[[Student], Finding]], ...] = (
    ("namespaces", f"links of /proc/self/ns ({', '.join(NAMESPACES)}) beside the judge's", _try_namespaces),
    ("processes", "list /proc", _try_processes),
    ("identity", "read its user ids", _try_identity),
    ("network", "open unix, IPv4, IPv6 and vsock sockets, reach an address", _try_network),
    ("read-only root", "create files", _try_root),
    ("no host files", "look for the host's places and the judge's code", _try_host_files),
    ("private /tmp", "ask for its size, look for what others left", _try_tmp),
    ("environment", "compare with the judge's", _try_environment),
    ("descriptors", "list /proc/self/fd", _try_descriptors),
    ("capabilities", "read the five sets", _try_capabilities),
    ("no new privileges", "read the flag", _try_no_new_privileges),
    ("system call filter", "make forbidden calls", _try_seccomp),
    ("no new processes", "fork, exec", _try_new_process),
    ("resource limits", "read seven hard limits", _try_limits),
    ("memory", "allocate too much", _try_memory),
    ("time", "loop for ever", _try_wall_clock),
    ("output", "print for ever", _try_output),
)


def missing_layers(layers: list[Layer]) -> Iterator[str]:
    """Name the layers that do not hold."""
    return (layer.name for layer in layers if not layer.holds)
