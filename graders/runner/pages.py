"""Puts the zygote's memory into huge pages: forking copies one entry for 512 pages, and a child's end frees as many.

Measured on Linux 6.18 (tests/benchmarks): a fork takes a quarter of the time. A child that writes to a huge page gets a
copy of 4 KiB, as ever. Where the kernel cannot (before 6.1, or not Linux) nothing changes but the speed.
"""

import ctypes
import sys
from collections.abc import Iterator

MADV_COLLAPSE = 25
HUGE = 2 << 20


def collapse_memory() -> None:
    """Ask the kernel to back all private memory of this process by huge pages, as far as it fills them."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    for start, end in _private_ranges():
        libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), MADV_COLLAPSE)


def _private_ranges() -> Iterator[tuple[int, int]]:
    """Yield the whole huge pages inside each anonymous, writable mapping."""
    with open("/proc/self/maps") as file:
        lines = [line.split() for line in file]
    for addresses, access, _offset, _device, inode, *name in lines:
        if access != "rw-p" or inode != "0" or name not in ([], ["[heap]"]):
            continue
        low, high = (int(address, 16) for address in addresses.split("-"))
        start, end = -(-low // HUGE) * HUGE, high // HUGE * HUGE
        if start < end:
            yield start, end
