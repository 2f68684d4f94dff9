"""The panel: judges in processes of their own, answers in order, nothing left behind."""

import os
from pathlib import Path

import pytest

from graders.bank import Bank
from graders.judge import Judge
from graders.panel import Panel
from graders.report import Verdict
from graders.sandbox import SandboxUnavailableError
from tests.graders.conftest import SOLUTION


def _grade_seed(judge: Judge, seed: int) -> tuple[int, Verdict, int, list[str]]:
    group = judge.sandbox.group
    report = judge.grade(judge.bank.exercises["double"], SOLUTION, seed)
    return report.seed, report.verdict, os.getpid(), [str(folder) for folder in group._folders] if group else []


def test_answers_come_in_order_from_other_processes(require_sandbox: None, small_bank: Bank) -> None:
    with Panel(small_bank.folder, "bubblewrap") as panel:
        found = list(panel.map(_grade_seed, range(12)))
    assert [seed for seed, _, _, _ in found] == list(range(12))
    assert {verdict for _, verdict, _, _ in found} == {Verdict.PASSED}
    processes = {process for _, _, process, _ in found}
    assert os.getpid() not in processes
    assert len(processes) <= (os.cpu_count() or 1)
    left = [folder for _, _, _, folders in found for folder in folders if Path(folder).exists()]
    assert left == [], "the control groups of the judges"


def test_missing_sandbox_is_told_to_the_caller(
    small_bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with Panel(small_bank.folder, "bubblewrap") as panel, pytest.raises(SandboxUnavailableError, match="bubblewrap"):
        list(panel.map(_grade_seed, [1]))
