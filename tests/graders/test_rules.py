"""Structural rules: the ways round them in rules/evasions, the honest code in rules/honest, and what each rule says."""

import ast
import dataclasses
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from graders import judge as judging
from graders.bank import DEFAULT_BANK, Exercise, load_bank
from graders.judge import Judge
from graders.report import Report, Verdict
from graders.rules import Violation, find_violation
from graders.sandbox import Sandbox
from graders.sandbox.pool import SERVICE_MODULES
from graders.text import Text
from tests.graders.conftest import write_exercise

FOLDER = Path(__file__).parent / "rules"
EVASIONS = sorted((FOLDER / "evasions").glob("*.py"))
HONEST = sorted((FOLDER / "honest").glob("*.py"))
STATEMENT = "Write `f(x)`, the derivative of the cube, for a NumPy array. " * 3
SUPPORT = '''
import torch

def cube(x):
    """The function whose derivative is asked for."""
    return x**3

def tensor(x):
    return torch.tensor(x, dtype=torch.float64)

def leaf(x):
    return torch.tensor(x, dtype=torch.float64, requires_grad=True)
'''
CHECKS = '''
import numpy
import pytest
from graders.checks import T32, assert_close

@pytest.mark.points(4)
def test_f(student):
    """f is the derivative of the cube
    f は三乗の導関数"""
    x = numpy.array([0.5, -1.5, 2.0])
    assert_close(student.f(x), 3 * x**2, T32)
'''


def header(path: Path) -> dict[str, str]:
    """The `# key: value` lines that a data file starts with."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heading = [line.lstrip("# ").partition(": ") for line in lines if line.startswith("# ")]
    return {key: value for key, colon, value in heading if colon}


def with_outcome(outcome: str, key: str = "outcome") -> list[pytest.param]:
    found = [path for path in EVASIONS if header(path).get(key, "-").startswith(outcome)]
    return [pytest.param(path, id=path.stem) for path in found]


def find(exercise: Exercise, rule: str, source: str) -> Violation | None:
    return find_violation(ast.parse(source), dataclasses.replace(exercise, rules=(rule,)))


@pytest.fixture(scope="session")
def cube(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """An exercise whose support code imports torch; the tests give it the rule at hand."""
    bank = tmp_path_factory.mktemp("rules")
    folder = write_exercise(bank, "cube")
    settings = (folder / "exercise.toml").read_text().replace('"double", "Box"', '"f"')
    for name, text in (("exercise.toml", settings), ("support.py", SUPPORT), ("test_cube.py", CHECKS)):
        (folder / name).write_text(text)
    (folder / "starter.py").write_text("def f(x):\n    ...\n")
    return dataclasses.replace(load_bank(bank).exercises["cube"], statement=Text(STATEMENT, STATEMENT))


@pytest.fixture(scope="session")
def cube_judge(cube: Exercise, require_sandbox: None) -> Iterator[Judge]:
    # An optimiser's first use imports for seconds; here it is there from the start.
    with Judge(load_bank(cube.folder.parent), sandbox=Sandbox("bubblewrap", SERVICE_MODULES)) as opened:
        yield opened


def grade(judge: Judge, exercise: Exercise, path: Path) -> Report:
    rules = (header(path)["rule"],)
    return judge.grade(dataclasses.replace(exercise, rules=rules), path.read_text(encoding="utf-8"), seed=1)


def outcome(report: Report) -> str:
    if report.verdict is Verdict.PASSED:
        return "passed"
    verdicts = {report.verdict, *(check.verdict for check in report.checks)}
    return "raised" if Verdict.RAISED in verdicts else str(report.verdict)


@pytest.mark.parametrize("path", with_outcome("forbidden"))
def test_evasion_is_forbidden_and_its_line_named(cube: Exercise, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    found = find(cube, header(path)["rule"], source)
    assert found is not None
    assert source.splitlines()[found.line - 1].endswith("# <-")
    assert found.text.en != found.text.ja


@pytest.mark.parametrize("path", with_outcome("raised"))
def test_evasion_is_stopped_in_the_runner(cube_judge: Judge, cube: Exercise, path: Path) -> None:
    assert outcome(grade(cube_judge, cube, path)) == "raised"


@pytest.mark.parametrize("path", with_outcome("known limit - "))
def test_known_limit_still_is_one(cube_judge: Judge, cube: Exercise, path: Path) -> None:
    assert outcome(grade(cube_judge, cube, path)) == "passed"


@pytest.mark.parametrize("path", with_outcome("raised", "runner"))
def test_runner_holds_where_the_tree_is_not_read(
    cube_judge: Judge, cube: Exercise, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "find_violation", lambda *_: None)
    assert outcome(grade(cube_judge, cube, path)) == "raised"


@pytest.mark.parametrize("path", [*with_outcome("raised", "runner"), *with_outcome("raised")])
def test_what_the_runner_stops_would_pass_otherwise(
    cube_judge: Judge, cube: Exercise, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "find_violation", lambda *_: None)
    monkeypatch.setattr(judging, "blocked_modules", lambda _: ())
    assert outcome(grade(cube_judge, cube, path)) == "passed"


def honest_exercise(exercise: Exercise, path: Path) -> Exercise:
    head = header(path)
    numbers = head.get("statement", "")
    return dataclasses.replace(
        exercise,
        rules=(head["rule"],),
        defines=tuple(head["defines"].split(", ")),
        statement=Text(f"{STATEMENT} {numbers}", STATEMENT),
        support="",
    )


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.stem)
def test_honest_solution_breaks_nothing(cube: Exercise, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert find_violation(ast.parse(source), honest_exercise(cube, path)) is None


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.stem)
def test_honest_solution_is_a_program_that_defines_what_it_should(path: Path) -> None:
    space = runpy.run_path(str(path), run_name="submission")
    assert set(header(path)["defines"].split(", ")) <= space.keys()


@pytest.mark.parametrize("folder", sorted(DEFAULT_BANK.glob("*/exercise.toml")), ids=lambda path: path.parent.name)
def test_reference_solution_keeps_its_own_rules(folder: Path) -> None:
    exercise = load_bank().exercises[folder.parent.name]
    assert find_violation(ast.parse(exercise.solution_path.read_text(encoding="utf-8")), exercise) is None


def test_there_are_enough_of_both() -> None:
    assert len(EVASIONS) >= 150
    assert len(HONEST) >= 50
