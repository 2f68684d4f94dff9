"""The walls that a child of the zygote puts around itself before it reads a line of student code.

The order matters and was proved by trying the others: mounts need the capabilities that the new user namespace
takes away; the bounding set must go before the capabilities; no_new_privs before the filter. ctypes, because the
standard library has neither mount nor capset nor prctl (and unshare only from Python 3.12).
"""

import ctypes
import os
import resource
import signal

CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC = 0x20000, 0x2000000, 0x4000000, 0x8000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 0x4000, 0x40000
PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 1, 22, 24, 38, 47
PR_CAP_AMBIENT_CLEAR_ALL, SECCOMP_MODE_FILTER, CAPABILITY_VERSION_3 = 4, 2, 0x20080522
NOBODY = 65534
TMP_MIB = 16
MAX_FILES, MAX_THREADS, STACK_MIB = 64, 32, 8

_libc = ctypes.CDLL(None, use_errno=True)
_libc_in_python = ctypes.PyDLL(None, use_errno=True)  # a call keeps the interpreter's lock


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapabilitySets(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


class _FilterProgram(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


# Made here and not by each child, which would touch a good many pages for it.
_NO_CAPABILITIES = (ctypes.pointer(_CapabilityHeader(CAPABILITY_VERSION_3, 0)), (_CapabilitySets * 2)())


def fork() -> int:
    """Do what os.fork does, without the hooks of random, threading and logging; for a process of one thread.

    They mend what other threads held, touch a quarter of all pages that a grading touches, and seed `random` anew.
    """
    pid: int = _libc_in_python.fork()
    if pid < 0:
        raise OSError(ctypes.get_errno(), "fork")
    return pid


def unshare(flags: int) -> None:
    """Leave namespaces for fresh ones."""
    _check(_libc.unshare(flags), "unshare")


def enter_namespace(descriptor: int, kind: int) -> None:
    """Put later children of this process into an existing namespace."""
    _check(_libc.setns(descriptor, kind), "setns")


def isolate_namespaces() -> None:
    """Take fresh mount, ipc, uts and cgroup namespaces, private /proc, /tmp and /dev/shm, then a user one.

    The process must be pid 1 of a fresh pid namespace: only so may it mount a /proc that shows itself alone.
    Its network namespace must be its own by now.
    """
    uid, gid = os.getuid(), os.getgid()
    unshare(CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP)
    _mount("none", "/", "", MS_REC | MS_PRIVATE)
    sealed = MS_NOSUID | MS_NODEV | MS_NOEXEC
    _mount("proc", "/proc", "proc", sealed, "subset=pid")
    _mount("tmpfs", "/tmp", "tmpfs", sealed, f"size={TMP_MIB}m,nr_inodes=512,mode=700")  # noqa: S108  our own tmpfs
    _mount("tmpfs", "/dev/shm", "tmpfs", sealed, "size=1m,nr_inodes=16,mode=700")  # noqa: S108
    # One devpts serves all children of a zygote, so none shall see it.
    _mount("tmpfs", "/dev/pts", "tmpfs", sealed | MS_RDONLY, "size=4k,nr_inodes=2,mode=500")
    unshare(CLONE_NEWUSER)
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{NOBODY} {uid} 1")
    _write("/proc/self/gid_map", f"{NOBODY} {gid} 1")
    os.chdir("/tmp")  # noqa: S108


def limit_resources(address_space_bytes: int | None, cpu_seconds: int) -> None:
    """Set the hard limits: memory, processor time, files, threads; no core dump, no locked memory, no queues.

    Processor time is the second line behind the judge's clock, so it is generous.
    """
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_NOFILE: MAX_FILES,
        resource.RLIMIT_FSIZE: TMP_MIB << 20,
        resource.RLIMIT_STACK: STACK_MIB << 20,
        resource.RLIMIT_MEMLOCK: 0,
    }
    for name, limit in (("RLIMIT_MSGQUEUE", 0), ("RLIMIT_SIGPENDING", 64)):
        if hasattr(resource, name):
            limits[getattr(resource, name)] = limit
    if address_space_bytes is not None:
        limits[resource.RLIMIT_AS] = address_space_bytes
    for kind, limit in limits.items():
        resource.setrlimit(kind, (limit, limit))


def limit_threads() -> None:
    """Bound the processes and threads; counted per user namespace, so only for a child that has its own."""
    resource.setrlimit(resource.RLIMIT_NPROC, (MAX_THREADS, MAX_THREADS))


def drop_capabilities() -> None:
    """Empty the bounding, ambient and all other capability sets."""
    number = 0
    while _libc.prctl(PR_CAPBSET_DROP, number, 0, 0, 0) == 0:
        number += 1
    _libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    _check(_libc.capset(*_NO_CAPABILITIES), "capset")


class SystemCallFilter:
    """A compiled seccomp filter, ready to be loaded."""

    def __init__(self, program: bytes) -> None:
        self._code = ctypes.create_string_buffer(program, len(program))
        fields = _FilterProgram(len(program) // 8, ctypes.cast(self._code, ctypes.c_void_p))
        self._pointer = ctypes.pointer(fields)

    def load(self) -> None:
        """Put it in force; from here on it can be narrowed but never lifted."""
        _check(_libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
        _check(_libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, self._pointer, 0, 0), "seccomp")


def die_with_parent() -> None:
    """Ask the kernel to kill this process when the zygote ends."""
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    result = _libc.mount(source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode())
    _check(result, f"mount {target}")


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
