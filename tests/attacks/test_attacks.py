"""Every folder beside this file is an attack: a submission and its safe verdicts. A new attack is a new folder.

Each defines grad(x) and returns the right answer, 3*x*x, only where the attack succeeded; so a hole shows as points.
"""

import dataclasses
import os
import sys
import tomllib
from pathlib import Path

import pytest
import torch

from graders.bank import Bank, Exercise, Limits, load_bank
from graders.conversation import Conversation
from graders.judge import Judge
from graders.report import Report
from graders.sandbox import Sandbox
from graders.source import SourceError, read_source
from graders.student import Student

HERE = Path(__file__).parent
ATTACKS = sorted(path.parent.name for path in HERE.glob("*/attack.toml"))
REAL = "reduce-sum-curve"
# Where the attack succeeded, the adapter gives the real exercise's right answer; otherwise what the attack gave.
# It takes what it needs before the attack can patch it, and shows the attack a copy of the input.
ADAPTER = """
import torch as _torch
def curve(f, x, _tensor=_torch.Tensor, _equal=_torch.equal, _autograd=_torch.autograd.grad):
    right, leaf = 3 * x.detach() * x.detach(), x.detach().clone().requires_grad_()
    given = grad(x.detach().clone())
    if type(given) is _tensor and x.numel() and given.shape == right.shape and _equal(given, right):
        return _autograd(f(leaf).sum(), leaf)[0]
    return given
"""
MARK = "PREV-MARK-77" + "31"  # A07 looks for it in memory; whole, it must not stand in the attack's own source
HONEST = "def grad(x):\n    return 3 * x * x\n"


@dataclasses.dataclass
class Range:
    """The judge under attack, and its two exercises."""

    judge: Judge
    cube: Exercise
    real: Exercise


@pytest.fixture(scope="module")
def field(require_sandbox: None) -> Range:
    own, bank = load_bank(HERE / "bank"), load_bank()
    real = dataclasses.replace(bank.exercises[REAL], limits=Limits(check_seconds=2, total_seconds=3))
    with Judge(Bank(HERE, (), {}), sandbox=Sandbox("bubblewrap")) as judge:
        yield Range(judge, own.exercises["cube"], real)


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_earns_nothing_and_harms_nobody(field: Range, name: str) -> None:
    wanted = tomllib.loads((HERE / name / "attack.toml").read_text())
    submission = (HERE / name / "submission.py").read_bytes()
    if wanted["verdicts"] == ["refused"]:
        for data in hostile_uploads(submission):
            with pytest.raises(SourceError):
                read_source(data)
        return
    source = read_source(submission)
    zygote, before = field.judge.sandbox.zygote_pid, host_state()
    neighbour = Conversation(HONEST, field.judge.sandbox.take, 5, 10)
    neighbour.load(f"# {MARK}\n{HONEST}", "", ())
    for exercise, text in ((field.cube, source), (field.real, f"{ADAPTER}\n{source}")):
        reports = [field.judge.grade(exercise, text) for _ in range(wanted.get("runs", 1))]
        for report in reports:
            check_report(report, wanted, on_cube=exercise is field.cube)
    x = torch.ones(3)
    assert torch.equal(Student(neighbour).grad(x), 3 * x), "the neighbour was disturbed"
    neighbour.close_child()
    assert field.judge.grade(field.cube, HONEST).score == 3, "the judge no longer grades"
    assert field.judge.sandbox.zygote_pid == zygote, "the zygote had to be replaced"
    assert host_state() == before, "the host was changed"


def check_report(report: Report, wanted: dict, *, on_cube: bool) -> None:
    """A safe verdict and no points; an attack that is allowed by design says so."""
    if wanted["verdicts"] == ["passed"]:
        return
    assert report.score == 0, f"{report.score:g} points forged: {report}"
    verdicts = {check.verdict.value for check in report.checks if check.verdict.value != "skipped"} | {
        report.verdict.value
    }
    assert "grader_error" not in verdicts, report
    if on_cube:
        assert verdicts <= set(wanted["verdicts"]), f"{verdicts}: {report.message or report.checks[0].message}"


def test_autograd_where_forbidden_breaks_the_rule(field: Range) -> None:
    exercise = dataclasses.replace(field.cube, rules=("no-autograd",))
    report = field.judge.grade(exercise, (HERE / "B53" / "submission.py").read_text())
    assert (report.verdict.value, report.score, report.evidence["line"]) == ("forbidden", 0, 1)


def test_honest_solution_passes_where_attacks_fail(field: Range) -> None:
    assert field.judge.grade(field.cube, HONEST).score == 3
    adapted = field.judge.grade(field.real, f"{ADAPTER}\n{HONEST}")
    assert adapted.score >= 8, "the adapter must let a successful attack earn points"


def test_memory_of_earlier_submission_is_not_in_the_zygote(field: Range) -> None:
    field.judge.grade(field.cube, f"# {MARK}\n{HONEST}")
    report = field.judge.grade(field.cube, (HERE / "A07" / "submission.py").read_text())
    assert report.score == 0


def hostile_uploads(submission: bytes) -> list[bytes]:
    """Run a trusted `make()` of the corpus, which gives the bytes to upload."""
    names: dict = {}
    exec(submission, names)
    return [names["make"](), b"a = 1\0", b"\xff\xfe", b"\xed\xa0\x80"] if b"UTF" in submission else [names["make"]()]


def host_state() -> tuple[object, ...]:
    """What an attack could have changed outside: files in shared places, kernel settings."""
    places = [set(os.listdir(place)) for place in ("/dev/shm", "/var/tmp", "/tmp") if os.path.isdir(place)]
    planted = {name for names in places for name in names if name in {"note", "pwned", "su", "results.json", "out.pt"}}
    return planted, Path("/proc/sys/kernel/core_pattern").read_text(), os.uname().nodename, sys.path
