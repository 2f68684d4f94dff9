import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from graders.runner.pages import HUGE, _private_memory, collapse_memory

# In a process of its own, with one thread, as in the zygote.
CODE = """
import torch
from pathlib import Path
from graders.runner.pages import collapse_code

torch.set_num_threads(1)

def compute():
    x = torch.linspace(0, 1, 5, dtype=torch.float64, requires_grad=True)
    (torch.sin(3 * x) + torch.exp(-x * x) + x**2).sum().backward()
    return x.grad.tolist()

before = compute()
collapse_code(compute)
assert compute() == before
nameless = [line for line in Path("/proc/self/maps").read_text().splitlines() if "r-xp" in line and "/" not in line]
sizes = [int(high, 16) - int(low, 16) for low, high in (line.split()[0].split("-") for line in nameless)]
print(sum(size for size in sizes if size >= 2 << 20) >> 20)
"""


def huge_bytes():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("AnonHugePages")) << 10


@pytest.fixture
def require_collapse():
    """Skip where the kernel does not put memory into huge pages when it is asked to."""
    if not Path("/sys/kernel/mm/transparent_hugepage").exists():
        pytest.skip("this kernel has no huge pages")
    if [int(part) for part in re.findall(r"\d+", platform.release())[:2]] < [6, 1]:
        pytest.skip("this kernel cannot collapse memory (before Linux 6.1)")


@pytest.mark.usefixtures("require_collapse")
def test_memory_moves_into_huge_pages_and_stays_what_it_is():
    numbers, before = torch.arange(32 * HUGE // 8), huge_bytes()
    collapse_memory()
    assert huge_bytes() - before >= 16 * HUGE
    assert torch.equal(numbers, torch.arange(32 * HUGE // 8))


@pytest.mark.usefixtures("require_collapse")
def test_code_moves_into_huge_pages_and_computes_what_it_did():
    moved = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True).stdout
    assert int(moved) >= 10


def test_ranges_are_whole_huge_pages_of_private_memory():
    keep = torch.arange(8 * HUGE // 8)
    found = list(_private_memory())
    assert found
    assert all(low % HUGE == 0 == high % HUGE and low < high for low, high in found)
    assert any(low <= keep.data_ptr() + 2 * HUGE < high for low, high in found)
