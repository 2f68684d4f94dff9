"""The system call filter: what student code may ask of the kernel. Compiled once, in the judge's process."""

import errno
import tempfile
from functools import cache

import pyseccomp

# What warm torch needs (read, openat, mmap, futex, ...) and what honest scripts use: files in their own /tmp, threads,
# clocks. Absent on purpose: sockets, fork, exec, memfd, ptrace, namespaces, mounts, keys, bpf, io_uring, file locks,
# and utimensat, which could write times of the host's device nodes for the next submission to read.
ALLOWED = """
read write readv writev pread64 pwrite64 lseek close fstat newfstatat stat lstat statx access faccessat faccessat2
openat open readlink readlinkat getcwd getdents64 dup dup2 dup3 pipe pipe2 poll ppoll select pselect6
epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd2
mmap munmap mremap mprotect madvise brk mincore mbind get_mempolicy set_mempolicy
rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack rt_sigtimedwait rt_sigpending
futex set_robust_list get_robust_list rseq membarrier sched_yield sched_getaffinity sched_getparam sched_getscheduler
sched_get_priority_max sched_get_priority_min getcpu set_tid_address restart_syscall exit exit_group
clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times getitimer setitimer alarm
getpid getppid gettid getuid geteuid getgid getegid getgroups getpgrp getpgid getsid getresuid getresgid
getrusage getrlimit sysinfo uname getrandom umask capget
mkdir mkdirat unlink unlinkat rmdir rename renameat renameat2 ftruncate truncate fsync fdatasync fallocate
chmod fchmod fchmodat symlink symlinkat link linkat statfs fstatfs chdir fchdir fadvise64
copy_file_range sendfile
""".split()

CLONE_THREAD = 0x10000
CLONE_NAMESPACES = 0x20000 | 0x2000000 | 0x4000000 | 0x8000000 | 0x10000000 | 0x20000000 | 0x40000000
TERMINAL_QUERIES = (0x5401, 0x5413, 0x541B, 0x5450, 0x5451)  # TCGETS TIOCGWINSZ FIONREAD FIONCLEX FIOCLEX
DESCRIPTOR_COMMANDS = (0, 1, 2, 3, 4, 1030)  # F_DUPFD F_GETFD F_SETFD F_GETFL F_SETFL F_DUPFD_CLOEXEC
PR_SET_NAME, PR_GET_NAME = 15, 16
SELF = 1  # every submission is process 1 of its own namespace


@cache
def compile_filter() -> bytes:
    """Return the filter as BPF instructions, 8 bytes each.

    Refused calls give EPERM, so that programs degrade; calls of a foreign architecture kill the process.
    """
    rules = pyseccomp.SyscallFilter(pyseccomp.ERRNO(errno.EPERM))
    allow, argument = pyseccomp.ALLOW, pyseccomp.Arg
    for name in ALLOWED:
        try:
            rules.add_rule(allow, name)
        except RuntimeError:  # a call that this architecture never had, such as open on aarch64
            continue
    rules.add_rule(allow, "clone", argument(0, pyseccomp.MASKED_EQ, CLONE_THREAD | CLONE_NAMESPACES, CLONE_THREAD))
    # clone3 takes its flags from memory, where a filter cannot look: ENOSYS makes libc fall back to clone.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    for command in TERMINAL_QUERIES:
        rules.add_rule(allow, "ioctl", argument(1, pyseccomp.MASKED_EQ, 0xFFFFFFFF, command))
    for command in DESCRIPTOR_COMMANDS:
        rules.add_rule(allow, "fcntl", argument(1, pyseccomp.MASKED_EQ, 0xFFFFFFFF, command))
    rules.add_rule(allow, "prlimit64", argument(2, pyseccomp.EQ, 0))  # to ask, not to set
    rules.add_rule(allow, "kill", argument(0, pyseccomp.EQ, SELF))
    rules.add_rule(allow, "tgkill", argument(0, pyseccomp.EQ, SELF))
    for option in (PR_SET_NAME, PR_GET_NAME):
        rules.add_rule(allow, "prctl", argument(0, pyseccomp.EQ, option))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
