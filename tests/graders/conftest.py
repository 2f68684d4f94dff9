"""What tests of the engine share: one judge with the real sandbox, and a small exercise of their own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from graders.bank import Bank, Exercise, load_bank
from graders.judge import Judge
from graders.report import Report

ROOT = Path(__file__).resolve().parent.parent.parent
Grade = Callable[..., Report]
# No clock in tests; the same examples in CI every time, fresh ones on a laptop.
settings.register_profile("gradus", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("gradus")

EXERCISE = """
format = 1
number = 1
track = "first"
points = 4
defines = ["double", "Box"]
oracle = "twice a number is twice a number"
[[hints]]
en = "What is x + x?"
ja = "x + x は何でしょう。"
[[hints]]
en = "Multiply by 2."
ja = "2 を掛けます。"
[title]
en = "Double"
ja = "二倍"
[limits]
check_seconds = 1.5
total_seconds = 4
"""

CHECKS = '''
import pytest
import torch
from graders.checks import assert_close, assert_pure, facts, graph, keep, vjp

@pytest.mark.points(1)
def test_double(student, reference, rng):
    """Doubles a tensor
    テンソルを二倍にする"""
    x = rng.normal(3)
    assert_close(student.double(x), reference.double(x))
    assert_pure(student)

@pytest.mark.points(1)
def test_number(student, rng):
    """Doubles a number
    数値を二倍にする"""
    x = rng.number()
    assert_close(student.double(x), 2 * x, what="double(x)")

@pytest.mark.points(1)
def test_box(student):
    """A Box adds and multiplies
    Box は足し算と掛け算ができる"""
    box = 3 * (student.Box(2.0) + 1) * student.Box(2)
    assert_close(box.value, 18.0, what="box.value")

@pytest.mark.needs("test_double")
@pytest.mark.points(1)
def test_gradient(student):
    """The gradient of double is 2
    double の勾配は 2"""
    x = torch.ones(3, dtype=torch.float64)
    _, gradients = vjp(student.double, x, cotangents=x * 5)
    assert_close(gradients[0], x * 10)
'''

SOLUTION = """
def double(x):
    return 2 * x

class Box:
    def __init__(self, value):
        self.value = value
    def __add__(self, other):
        return Box(self.value + getattr(other, "value", other))
    def __mul__(self, other):
        return Box(self.value * getattr(other, "value", other))
    __rmul__ = __mul__
"""


@pytest.fixture(scope="session")
def small_bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """A bank of one exercise, written afresh."""
    folder = tmp_path_factory.mktemp("bank")
    write_exercise(folder)
    return load_bank(folder)


def write_exercise(bank: Path, slug: str = "double") -> Path:
    """Write a whole, lawful exercise folder and return it."""
    (bank / "tracks.toml").write_text('track = [{ slug = "first", title = { en = "First", ja = "最初" } }]')
    folder = bank / slug
    (folder / "wrong").mkdir(parents=True)
    (folder / "exercise.toml").write_text(EXERCISE)
    (folder / "statement.en.md").write_text("Write `double(x)` and a class `Box`. " * 5)
    (folder / "statement.ja.md").write_text("関数 `double(x)` とクラス `Box` を書いてください。" * 5)
    (folder / "starter.py").write_text("def double(x):\n    ...\n\n\nclass Box:\n    ...\n")
    (folder / "solution.py").write_text(SOLUTION)
    (folder / f"test_{slug.replace('-', '_')}.py").write_text(CHECKS)
    one = "# fails: test_box\n" + SOLUTION.replace("self.value + ", "self.value - ")
    two = "# fails: test_double, test_number, test_gradient\n" + SOLUTION.replace("2 * x", "3 * x")
    three = "# fails: test_double, test_gradient\n# diagnosis: one-number-wanted\n" + SOLUTION.replace(
        "return 2 * x", "return 2.0 * float(x)"
    )
    for name, source in (("minus", one), ("triple", two), ("floats", three)):
        (folder / "wrong" / f"{name}.py").write_text(source)
    return folder


@pytest.fixture(scope="session")
def judge(small_bank: Bank, require_sandbox: None) -> Iterator[Judge]:
    """A judge with every wall."""
    with Judge(small_bank, "bubblewrap") as opened:
        yield opened


@pytest.fixture
def exercise(small_bank: Bank) -> Exercise:
    """The small bank's exercise."""
    return small_bank.exercises["double"]


@pytest.fixture
def grade(judge: Judge, exercise: Exercise) -> Grade:
    """Grade a source for the small exercise."""
    return lambda source, seed=1: judge.grade(exercise, source, seed)
