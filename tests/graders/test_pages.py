from pathlib import Path

import pytest
import torch

from graders.runner.pages import HUGE, _private_ranges, collapse_memory


def huge_bytes():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("AnonHugePages")) << 10


def test_memory_moves_into_huge_pages_and_stays_what_it_is():
    if not Path("/sys/kernel/mm/transparent_hugepage").exists():
        pytest.skip("this kernel has no huge pages")
    numbers = torch.arange(32 * HUGE // 8)
    before = huge_bytes()
    collapse_memory()
    if huge_bytes() == before:
        pytest.skip("this kernel cannot collapse memory (before Linux 6.1)")
    assert huge_bytes() - before >= 16 * HUGE
    assert torch.equal(numbers, torch.arange(32 * HUGE // 8))


def test_ranges_are_whole_huge_pages_of_private_memory():
    keep = torch.arange(8 * HUGE // 8)
    found = list(_private_ranges())
    assert found
    assert all(low % HUGE == 0 == high % HUGE and low < high for low, high in found)
    assert any(low <= keep.data_ptr() + 2 * HUGE < high for low, high in found)
