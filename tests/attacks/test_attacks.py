"""Every folder beside this file is an attack: a submission and its safe verdicts. A new attack is a new folder.

Each defines grad(x) and returns the right answer, 3*x*x, only where the attack succeeded; so a hole shows as points.
An adapter carries the success over to exercises of another shape. The keys of attack.toml:

    title, verdicts    what it tries, and the verdicts on the first exercise that are safe; timed_out always is
    runs               how often it is graded, for attacks on the next submission (1)
    exercises          which exercises of the range it is graded on (cube, curve, dual)
    upload             its make() gives the bytes that are handed in
    frames             it lies on the wire: frames.py stands before it, with what such an attack needs
    honest             the points that its answers earn rightly, by exercise, and why: a wasteful solution that is right
    limit              why it may earn more: a known limit, written in the documentation
    hole               why it is expected to fail today: to be mended, then deleted here
"""

import dataclasses
import gc
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import torch

from graders.bank import Bank, Exercise, Limits, load_bank
from graders.conversation import Conversation
from graders.judge import Judge
from graders.report import Report, Verdict, encode_report
from graders.sandbox import Sandbox
from graders.source import SourceError, read_source
from graders.student import Student
from tests.attacks.conftest import Row, Watch

HERE = Path(__file__).parent
MIB = 1 << 20
# Where the attack succeeded, the adapter gives the real exercise's right answer; otherwise what the attack gave.
# It takes what it needs before the attack can patch it, and shows the attack a copy of the input.
CURVE = """
import torch as _torch
def right(f, x, _autograd=_torch.autograd.grad):
    leaf = x.detach().clone().requires_grad_()
    return _autograd(f(leaf).sum(), leaf)[0]
def curve(f, x, _tensor=_torch.Tensor, _equal=_torch.equal, _right=right):
    given = grad(x.detach().clone())
    wanted = 3 * x.detach() * x.detach()
    if type(given) is _tensor and x.numel() and given.shape == wanted.shape and _equal(given, wanted):
        return _right(f, x)
    return given
"""
DUAL = """
import torch as _torch
def right(x):
    return 3 * x * x + 1
class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope
    def __add__(self, other):
        return Dual(self.value + other.value, self.slope + other.slope)
    def __mul__(self, other, _tensor=_torch.Tensor, _equal=_torch.equal, _make=_torch.tensor, _f=_torch.float32):
        x = _make([[self.value, other.value]], dtype=_f)
        given = grad(x.clone())
        wanted = 3 * x * x
        if type(given) is _tensor and given.shape == wanted.shape and _equal(given, wanted):
            return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)
        return given
"""
ADAPTERS = {"cube": "", "curve": CURVE, "dual": DUAL, "follow": ""}
SHAPES = ("cube", "curve", "dual")
FRAMES = (HERE / "frames.py").read_bytes()
LIMITS = Limits(check_seconds=0.6, total_seconds=0.8)
MARK = "PREV-MARK-77" + "31"  # A07 looks for it in memory; whole, it must not stand in the attack's own source
HONEST = "def grad(x):\n    return 3 * x * x\n"
# The judge's own bounds for one report. Ordinary: 0.02 s of processor time, 5 MiB, 5 KiB.
MAX_JUDGE_SECONDS = 1.0
MAX_PEAK, MAX_GROWTH, MAX_GROWTH_IN_ALL = 400 * MIB, 24 * MIB, 64 * MIB
MAX_REPORT = 512 << 10


@dataclasses.dataclass(frozen=True)
class Attack:
    """A folder as data."""

    name: str
    title: str
    verdicts: tuple[str, ...]
    runs: int = 1
    exercises: tuple[str, ...] = SHAPES
    upload: bool = False
    frames: bool = False
    honest: dict[str, Any] = dataclasses.field(default_factory=dict)
    limit: str = ""
    hole: str = ""

    @property
    def submission(self) -> bytes:
        """The submission, or what makes it."""
        before = FRAMES if self.frames else b""
        return before + (HERE / self.name / "submission.py").read_bytes()


def read_attack(folder: Path) -> Attack:
    fields: dict[str, Any] = tomllib.loads((folder / "attack.toml").read_text(encoding="utf-8"))
    unknown = set(fields["verdicts"]) - {*Verdict, "refused"}
    assert not unknown, f"{folder.name}: {unknown}"
    return Attack(folder.name, **{name: tuple(v) if isinstance(v, list) else v for name, v in fields.items()})


ATTACKS = [read_attack(path.parent) for path in sorted(HERE.glob("*/attack.toml"))]


def parameter(attack: Attack) -> Any:
    marks = [pytest.mark.xfail(reason=attack.hole, strict=False)] if attack.hole else []
    return pytest.param(attack, id=attack.name, marks=marks)


@dataclasses.dataclass(frozen=True)
class Attempt:
    """How one hand-in ended: the report (None: refused at the intake) and the judge's own processor time."""

    exercise: str
    report: Report | None
    busy: float

    def forged(self, attack: Attack) -> float:
        """The points beyond those that its right answers earn."""
        return max(0.0, self.report.score - attack.honest.get(self.exercise, 0.0)) if self.report else 0.0

    @property
    def verdicts(self) -> set[str]:
        """The verdicts of the whole and of every check that was run."""
        if self.report is None:
            return {"refused"}
        return {self.report.verdict.value, *(check.verdict.value for check in self.report.checks)} - {"skipped"}


@dataclasses.dataclass
class Range:
    """The judge under attack, its exercises, and what looks at the host meanwhile."""

    judge: Judge
    exercises: dict[str, Exercise]
    watch: Watch | None

    def grade(self, name: str, source: str) -> Report:
        return self.judge.grade(self.exercises[name], f"{ADAPTERS[name]}\n{source}" if ADAPTERS[name] else source)


@pytest.fixture(scope="module")
def field(require_sandbox: None) -> Iterator[Range]:
    exercises = dict(load_bank(HERE / "bank").exercises)
    exercises["curve"] = load_bank().exercises["reduce-sum-curve"]
    # No rule stands in an attack's way here: the walls must hold alone.
    exercises = {name: dataclasses.replace(exercise, limits=LIMITS, rules=()) for name, exercise in exercises.items()}
    exercises["calm"] = dataclasses.replace(exercises["cube"], limits=Limits())
    with Judge(Bank(HERE, (), {}), sandbox=Sandbox("bubblewrap")) as judge:
        warm = Range(judge, exercises, None)
        for name in (*SHAPES, *SHAPES):
            warm.grade(name, HONEST)
            warm.grade(name, "def grad(x): return x * 0")
        warm.watch = Watch(judge.sandbox.zygote_pid)
        start = warm.watch.judge_memory(), warm.watch.zygote_memory()
        yield warm
        end = warm.watch.judge_memory(), warm.watch.zygote_memory()
        for what, before, after in zip(("judge", "zygote"), start, end, strict=True):
            assert after - before < MAX_GROWTH_IN_ALL, f"the {what} grew by {(after - before) / MIB:.0f} MiB in all"


@pytest.fixture
def unharmed(field: Range) -> Iterator[None]:
    """Demand that host, judge and zygote are after a test as they were before."""
    watch = field.watch
    assert watch is not None
    before, memory = watch.state(), (watch.judge_memory(), watch.zygote_memory())
    watch.forget_peak()
    with neighbour(field):
        yield
    peak = watch.judge_peak() - memory[0]
    assert watch.state() == before, "host, judge or zygote were changed"
    assert peak < MAX_PEAK, f"the judge needed {peak / MIB:.0f} MiB"
    if watch.judge_memory() - memory[0] > MAX_GROWTH:
        gc.collect()  # exceptions and their frames are cycles, and may hold a large reply
    growth = watch.judge_memory() - memory[0], watch.zygote_memory() - memory[1]
    assert max(growth) < MAX_GROWTH, f"judge and zygote grew by {[size // MIB for size in growth]} MiB"


@contextmanager
def neighbour(field: Range) -> Iterator[None]:
    """Keep another student's submission open meanwhile, and demand that it still answers rightly."""
    conversation = Conversation(HONEST, field.judge.sandbox.take, 5, 10)
    conversation.load(f"# {MARK}\n{HONEST}", "", ())
    x = torch.ones(3)
    try:
        yield
        assert torch.equal(Student(conversation).grad(x), 3 * x), "the neighbour was disturbed"
    finally:
        conversation.close_child()


@pytest.mark.parametrize("attack", [parameter(attack) for attack in ATTACKS])
def test_attack_earns_nothing_and_harms_nobody(
    field: Range, unharmed: None, add_row: Callable[[Row], None], attack: Attack
) -> None:
    attempts = list(try_attack(field, attack))
    verdicts = {verdict for attempt in attempts for verdict in attempt.verdicts}
    forged = sum(attempt.forged(attack) for attempt in attempts)
    note = attack.limit or attack.hole or attack.honest.get("why", "")
    add_row(Row(attack.name, attack.title, forged, tuple(sorted(verdicts)), note))
    for attempt in attempts:
        check_attempt(attack, attempt)
    assert field.judge.grade(field.exercises["calm"], HONEST).score == 3, "the judge no longer grades"


def try_attack(field: Range, attack: Attack) -> Iterator[Attempt]:
    """Hand the attack in to each of its exercises."""
    for data in hand_ins(attack):
        try:
            source = read_source(data)
        except SourceError:
            yield Attempt("intake", None, 0.0)
            continue
        for name in attack.exercises:
            for _ in range(attack.runs):
                start = time.process_time()
                report = field.grade(name, source)
                yield Attempt(name, report, time.process_time() - start)


def check_attempt(attack: Attack, attempt: Attempt) -> None:
    """A safe verdict, no points, little work; an attack that is allowed by design says why."""
    report, verdicts = attempt.report, attempt.verdicts
    said = report and (report.message or [check.message for check in report.checks])
    assert "grader_error" not in verdicts, said
    if attempt.exercise in ("intake", attack.exercises[0]) and not attack.limit:
        assert verdicts <= {*attack.verdicts, "timed_out"}, f"{attempt.exercise}: {verdicts}: {said}"
    assert attempt.busy < MAX_JUDGE_SECONDS, f"the judge was busy for {attempt.busy:.1f} s"
    if report is not None:
        forged = attempt.forged(attack)
        assert forged <= 0 or attack.limit, f"{forged:g} points forged on {attempt.exercise}: {said}"
        data = encode_report(report)
        assert len(data) < MAX_REPORT, f"the report has {len(data) >> 10} KiB"


def hand_ins(attack: Attack) -> list[bytes]:
    """Return the bytes that are handed in; a trusted `make()` of the corpus gives those of an upload."""
    if not attack.upload:
        return [attack.submission]
    names: dict[str, Any] = {}
    exec(attack.submission, names)
    return [names["make"](), *((b"a = 1\0", b"\xff\xfe", b"\xed\xa0\x80") if attack.name == "U01" else ())]


def test_autograd_where_forbidden_breaks_the_rule(field: Range) -> None:
    exercise = dataclasses.replace(field.exercises["cube"], rules=("no-autograd",))
    report = field.judge.grade(exercise, (HERE / "B53" / "submission.py").read_text())
    assert (report.verdict.value, report.score, report.evidence["line"]) == ("forbidden", 0, 1)


@pytest.mark.parametrize(("name", "points"), [("cube", 3), ("curve", 8), ("dual", 3)])
def test_honest_solution_passes_where_attacks_fail(field: Range, name: str, points: float) -> None:
    assert field.grade(name, HONEST).score >= points, "the adapter must let a successful attack earn points"


def test_own_exercises_accept_their_solutions(field: Range) -> None:
    for name in ("cube", "dual", "follow"):
        exercise = field.exercises[name]
        report = field.judge.grade(exercise, exercise.solution_path.read_text())
        assert report.score == exercise.points, report


def test_memory_of_earlier_submission_is_not_in_the_zygote(field: Range) -> None:
    field.judge.grade(field.exercises["cube"], f"# {MARK}\n{HONEST}")
    report = field.judge.grade(field.exercises["cube"], (HERE / "A07" / "submission.py").read_text())
    assert report.score == 0


def test_there_are_enough_attacks() -> None:
    own = [attack for attack in ATTACKS if attack.name.startswith("G")]
    assert len(own) >= 40
    assert len(ATTACKS) - len(own) >= 125
