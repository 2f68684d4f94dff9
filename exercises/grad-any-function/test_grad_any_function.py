import math

import pytest
import torch

from graders.checks import assert_close, assert_equal, vjp


def _numbers(rng):
    """Draw four factors well away from 0."""
    return [rng.choice((-1.0, 1.0)) * rng.number(0.5, 1.5) for _ in range(4)]


def _check(student, reference, support, name, numbers, x0):
    expected = reference.derivative(support.function(name, *numbers), x0)
    got = student.derivative(student.support.function(name, *numbers), x0)
    assert_close(got, expected, what=f"derivative(f, {x0:.4g}), f = {name}")


@pytest.mark.points(2)
def test_table(student):
    """The five elementary functions at 2
    x = 2 での五つの基本的な関数"""
    expected = {
        "add2": (4.0, 1.0),
        "mul2": (4.0, 2.0),
        "sqrt": (math.sqrt(2), 0.5 / math.sqrt(2)),
        "sin": (math.sin(2), math.cos(2)),
        "exp": (math.exp(2), math.exp(2)),
    }
    for _ in range(2):
        assert_close(student.table(), expected, what="table()")


@pytest.mark.points(2)
def test_nested(student, rng):
    """nested has the right value and derivative: -218.46 at 2
    nested の値と微分係数（x = 2 で -218.46）"""
    for point in (2.0, rng.number(0.3, 1.2), rng.number(-1.2, -0.3)):
        inner = point + 2 + 1 + math.exp(point**2)
        value = math.sin(inner)
        slope = math.cos(inner) * (1 + 2 * point * math.exp(point**2))
        outputs, gradients = vjp(student.nested, torch.tensor(point, dtype=torch.float64))
        assert_close(outputs, (torch.tensor(value, dtype=torch.float64),), what=f"nested({point:.4g})")
        assert_close(gradients, [torch.tensor(slope, dtype=torch.float64)], what=f"nested'({point:.4g})")


@pytest.mark.points(2)
def test_any_function(student, reference, support, rng):
    """Polynomials, exp of sin, functions with if, with loops, that call others
    多項式、exp と sin の合成、if や for のある関数、別の関数を呼ぶ関数"""
    for name in ("polynomial", "exp of sin", "branch", "calls others", "repeats"):
        for sign in (-1, 1):
            _check(student, reference, support, name, _numbers(rng), sign * rng.number(0.3, 1.5))


@pytest.mark.points(2)
def test_no_dependence(student, reference, support, rng):
    """Where f does not depend on x, the derivative is 0.0
    f が x によらないときは 0.0"""
    for name in ("flat", "constant", "other parameter"):
        for _ in range(2):
            _check(student, reference, support, name, _numbers(rng), rng.number())


@pytest.mark.points(2)
def test_called_once(student, rng):
    """Each derivative calls f once, at x0 itself
    f の呼び出しは x0 で一回だけ"""
    f = student.support.function("polynomial", *_numbers(rng))
    asked = [rng.number() for _ in range(3)]
    for number, x0 in enumerate(asked, 1):
        student.derivative(f, x0)
        assert_equal(f.points, asked[:number], what="the points at which f was called")
