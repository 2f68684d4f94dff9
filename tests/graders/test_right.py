"""Correct solutions in many styles pass with full score and no diagnosis; unclear wrong ones fail with none.

tests/graders/right/<exercise>/ holds what beginners and experts might hand in; tests/graders/unclear/ programs that are
wrong in a way that no single mistake explains.
"""

from pathlib import Path

import pytest

from graders.bank import load_bank
from graders.diagnosis import SIGNATURES
from graders.diagnosis.signature import Rank
from graders.judge import Judge
from graders.report import Report, Verdict
from graders.sandbox import SERVICE_MODULES, Sandbox

HERE = Path(__file__).resolve().parent
BANK = load_bank()
SEEDS = (1, 2)
RIGHT = {slug: sorted((HERE / "right" / slug).glob("*.py")) for slug in BANK.exercises}
PYTHON_SAYS = {each.id for each in SIGNATURES.values() if each.rank is Rank.LAST}
UNCLEAR = sorted((HERE / "unclear").glob("*.py"))


@pytest.fixture(scope="module")
def bank_judge(require_sandbox: None):
    with Judge(BANK, sandbox=Sandbox("bubblewrap", SERVICE_MODULES), strict=True) as judge:
        yield judge


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def find_faults(report: Report) -> list[str]:
    """Return why a report is not that of a right solution, in the words that the student reads."""
    said = [report.message.en] if report.message else []
    for part in (report, *report.checks):
        if part.diagnosis is not None:
            said.append(f"diagnosis {part.diagnosis.id}")
    for check in report.checks:
        if check.verdict is not Verdict.PASSED:
            said.append(f"{check.name} {check.verdict}: {check.message.en if check.message else ''}")
    if report.verdict is not Verdict.PASSED or report.score != report.max_score:
        said.append(f"{report.verdict}, {report.score:g} of {report.max_score:g}")
    return said


def grade_twice(judge: Judge, path: Path) -> list[str]:
    source = path.read_text(encoding="utf-8")
    exercise = BANK.exercises[path.parent.name]
    return [
        f"{name_of(path)}, seed {seed}: {fault}"
        for seed in SEEDS
        for fault in find_faults(judge.grade(exercise, source, seed))
    ]


@pytest.mark.parametrize("slug", BANK.exercises)
def test_right_solutions_pass(bank_judge: Judge, slug: str) -> None:
    assert [fault for path in RIGHT[slug] for fault in grade_twice(bank_judge, path)] == []


def test_there_are_many_of_every_exercise() -> None:
    assert sum(map(len, RIGHT.values())) >= 200
    assert [slug for slug, paths in RIGHT.items() if len(paths) < 5] == []
    assert {path.parent.name for path in (HERE / "right").glob("*/*.py")} <= BANK.exercises.keys()


def diagnose_twice(judge: Judge, path: Path) -> set[str]:
    """Return the diagnoses of all checks, at two seeds."""
    exercise, found = BANK.exercises[path.stem.partition("__")[0]], set()
    for seed in SEEDS:
        report = judge.grade(exercise, path.read_text(encoding="utf-8"), seed)
        assert report.verdict is Verdict.FAILED, report.message
        found |= {part.diagnosis.id for part in (report, *report.checks) if part.diagnosis}
    return found


@pytest.mark.parametrize("path", UNCLEAR, ids=lambda path: path.stem)
def test_unclear_solution_gets_no_diagnosis(bank_judge: Judge, path: Path) -> None:
    """But for what Python itself says, such as a wrong type: that is never wrong."""
    assert {name for name in diagnose_twice(bank_judge, path) if name not in PYTHON_SAYS} == set()


def test_there_are_twenty_unclear_ones() -> None:
    assert len(UNCLEAR) >= 20
