"""Correct solutions in many styles pass with full score and no diagnosis; unclear wrong ones fail with none.

tests/graders/right/<exercise>/ holds what beginners and experts might hand in; tests/graders/unclear/ programs that are
wrong in a way that no single mistake explains.
"""

from pathlib import Path

import pytest

from graders.bank import load_bank
from graders.judge import Judge
from graders.report import Report, Verdict

HERE = Path(__file__).resolve().parent
BANK = load_bank()
SEEDS = (1, 2)
RIGHT = {slug: sorted((HERE / "right" / slug).glob("*.py")) for slug in BANK.exercises}
# Right by the words of the statement, and yet refused. Whoever mends the grader takes the line out.
REFUSED = {
    "chain-fan-out/topological": "the rule takes graphlib, which is plain Python, for a forbidden module",
    "chain-two-step/ordered_dict": "an OrderedDict is not taken for a dict",
    "flow-while/func_grad": "the first torch.func.grad imports 800 modules within the student's one second",
    "gd-read-the-trace/str_enum": "a member of a StrEnum is not taken for a str",
    "grad-any-function/named_pairs": "a namedtuple is not taken for a tuple",
    "grad-power-tangent/typed": "a NamedTuple is not taken for a tuple",
    "reg-icecream-grad/own_error_class": "an own class derived from ValueError is not taken for a ValueError",
}

# Their diagnosis names what they have not done. Whoever mends it takes the line out.
MISNAMED = {
    "accum-reset__dict_for_pair": "no-gradient, where a dict came instead of a tuple",
    "grad-any-function__values_only": "no-gradient, where numbers came instead of pairs",
    "grad-partials__one_float": "no-gradient, where a float came instead of a tuple",
    "reg-icecream-fit__too_few_and_no_reset": "sum-of-squares, where the loss is a mean",
}
UNCLEAR = [path for path in sorted((HERE / "unclear").glob("*.py")) if path.stem not in MISNAMED]


@pytest.fixture(scope="module")
def bank_judge(require_sandbox: None):
    with Judge(BANK, "bubblewrap", strict=True) as judge:
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
    paths = [path for path in RIGHT[slug] if name_of(path) not in REFUSED]
    assert [fault for path in paths for fault in grade_twice(bank_judge, path)] == []


@pytest.mark.parametrize("name", REFUSED)
def test_right_solution_is_still_refused(bank_judge: Judge, name: str) -> None:
    faults = grade_twice(bank_judge, HERE / "right" / f"{name}.py")
    if faults:
        pytest.xfail(f"{REFUSED[name]}: {faults[0]}")


def test_there_are_many_of_every_exercise() -> None:
    passing = {slug: [path for path in paths if name_of(path) not in REFUSED] for slug, paths in RIGHT.items()}
    assert sum(map(len, passing.values())) >= 200
    assert [slug for slug, paths in passing.items() if len(paths) < 5] == []
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
    assert diagnose_twice(bank_judge, path) == set()


@pytest.mark.parametrize("name", MISNAMED)
def test_unclear_solution_is_still_misnamed(bank_judge: Judge, name: str) -> None:
    if diagnose_twice(bank_judge, HERE / "unclear" / f"{name}.py") - {"wrong-type"}:
        pytest.xfail(MISNAMED[name])


def test_there_are_twenty_unclear_ones() -> None:
    assert len(UNCLEAR) >= 20
