"""Structural rules: the ways round them in rules/evasions, the honest code in rules/honest, and what each rule says."""

import argparse
import ast
import dataclasses
import re
import runpy
import time
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from graders import judge as judging
from graders import rules as rules_package
from graders.bank import DEFAULT_BANK, Exercise, Rule, load_bank
from graders.judge import Judge
from graders.report import Report, Verdict
from graders.rules import RULES, Violation, find_violation
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


def test_source_that_breaks_a_rule_is_not_run(cube_judge: Judge, cube: Exercise) -> None:
    exercise = dataclasses.replace(cube, rules=("no-loop",))
    report = cube_judge.grade(exercise, "print('begun', flush=True)\nwhile True:\n    pass\n", 1)
    assert (report.verdict, report.stdout) == (Verdict.FORBIDDEN, "")
    assert {check.verdict for check in report.checks} == {Verdict.SKIPPED}


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
    assert {header(path)["rule"] for path in EVASIONS} == set(RULES) == set(typing.get_args(Rule))


def test_known_limits_are_listed_where_the_rules_are() -> None:
    listed = set(re.findall(r"\w+_\w+", str(rules_package.__doc__)))
    assert {str(case.id) for case in with_outcome("known limit - ")} <= listed
    assert {name for name in listed if (FOLDER / "evasions" / f"{name}.py").exists()} == {
        str(case.id) for case in with_outcome("known limit - ")
    }


@pytest.mark.parametrize(
    ("rule", "source", "tool", "advice"),
    [
        ("no-autograd", "y.backward()", "backward", "by hand"),
        ("no-torch", "import torch", "torch", "NumPy"),
        ("no-torch", "import importlib", "the module importlib", "numpy, math"),
        ("no-optim", "torch.optim.SGD", "torch.optim", "x - lr * gradient"),
        ("no-solver", "a = numpy.linalg.lstsq(A, y)", "lstsq", "gradient descent"),
        ("no-loop", "for i in y: pass", "for loops", "whole arrays"),
        ("no-loop", "def g(n): return g(n - 1)", "g calls itself", "whole arrays"),
        ("no-literals", "y = 0.35173371", "0.35173371", "compute"),
        ("autograd-required", "def f(x): return 2 * x", "automatic differentiation", "backward()"),
    ],
)
def test_message_names_line_tool_and_what_to_use(
    cube: Exercise, rule: str, source: str, tool: str, advice: str
) -> None:
    found = find(cube, rule, f"y = 1\n{source}")
    assert found is not None
    assert (found.line, found.rule) == (2, rule)
    assert tool in found.text.en
    assert advice in found.text.en
    assert re.search("[ぁ-ん]", found.text.ja)


def test_the_first_rule_that_is_broken_is_named_with_its_first_line(cube: Exercise) -> None:
    both = dataclasses.replace(cube, rules=("no-loop", "no-torch"))
    found = find_violation(ast.parse("import torch\nx = 1\nwhile x: x = 0\nfor y in z: pass"), both)
    assert found is not None
    assert (found.rule, found.line) == ("no-loop", 3)


@pytest.mark.parametrize(
    "source",
    [
        "x = " + "+".join(["1"] * 1500),
        "x = " + "not " * 900 + "y",
        "x = a" + ".b" * 900,
        "x = " + "lambda: " * 900 + "0",
        "if 0: pass\nel" * 900 + "se: pass",
        "x = 9**9**9**9**9\ny = (10**64)**64 / 7\nz = 1 / 0",
        "x = '%999999999s' % ('a',)\ny = '{:>99999999}'.format('a')\nz = 'a' * 10**10",
        "x = 0x" + "f" * 60_000,
        "x = 1e999 - 1e999j + float('1e999999999') + float('" + "1" * 5000 + "') + float('nan')",
        "x = chr(99999999999) + chr(-1) + chr(55296) + '\\ud800'",
        "match x:\n case A(b=1) | {'c': _, **d} | [*e]: pass\nglobal g",
        "n0 = 'ab'\n" + "".join(f"n{i + 1} = n{i} + n{i}\n" for i in range(3000)),
        "".join(f"def f{i}(): f{i + 1}()\n" for i in range(3000)),
        "import numpy as a0\n" + "".join(f"a{i + 1} = a{i}.b\n" for i in range(4000)),
        "from . import x\nfrom .. import *\nimport a.b.c as d",
        "",
    ],
)
def test_no_source_breaks_or_stalls_a_rule(cube: Exercise, source: str) -> None:
    start = time.process_time()
    for rule in RULES:
        find(cube, rule, source)
    assert time.process_time() - start < 10


def test_rules_read_the_standard_library_without_breaking(cube: Exercise) -> None:
    for module in (argparse, ast, dataclasses, re, typing):
        source = Path(str(module.__file__)).read_text(encoding="utf-8")[: 1 << 16]
        tree = ast.parse(source[: source.rindex("\ndef ")])
        for rule in RULES:
            find_violation(tree, dataclasses.replace(cube, rules=(rule,)))


def test_a_support_function_can_still_be_imported_and_tensors_still_travel(cube_judge: Judge, cube: Exercise) -> None:
    source = "from support import cube, tensor\n\ndef f(x):\n    return (3 * tensor(x) ** 2).numpy() + 0 * cube(x)\n"
    for rules in (("no-torch",), ("no-autograd",), ("no-optim",), ()):
        report = cube_judge.grade(dataclasses.replace(cube, rules=rules), source, seed=1)
        assert report.verdict is Verdict.PASSED, (rules, report)


def test_without_torch_nothing_is_recorded_and_support_shows_no_module(cube_judge: Judge, cube: Exercise) -> None:
    source = """
import support

def f(x):
    assert not hasattr(support, "torch")
    assert not (support.leaf(x) * 2).requires_grad
    return 3 * x**2
"""
    report = cube_judge.grade(dataclasses.replace(cube, rules=("no-torch",)), source, seed=1)
    assert report.verdict is Verdict.PASSED, report
    report = cube_judge.grade(cube, source, seed=1)
    assert outcome(report) == "raised"


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        ("no-torch", "import torch"),
        ("no-torch", "import torch.autograd"),
        ("no-autograd", "from torch.autograd import grad"),
        ("no-optim", "import torch\ntorch.optim.SGD([torch.ones(1, requires_grad=True)])"),
    ],
)
def test_refusal_in_the_runner_says_what_the_exercise_forbids(
    cube_judge: Judge, cube: Exercise, rule: Rule, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "find_violation", lambda *_: None)
    report = cube_judge.grade(dataclasses.replace(cube, rules=(rule,)), source, seed=1)
    assert report.message is not None
    assert "this exercise is to be solved without torch" in report.message.en
