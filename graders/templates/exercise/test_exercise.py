import pytest
import torch

from graders.checks import assert_calls, case, gradient, to_leaf


def square(x):
    return x**2


def square_case(x):
    return case(x, expect=gradient(square, x), value=x**2, mistakes={"cube-differentiated": 3 * x**2})


@pytest.mark.points(1)
def test_worked_number(student):
    """At 3 the derivative is 6
    x = 3 での微分係数は 6"""
    points = ([3.0], [-1.0, 0.5], [3.0, 2.0, -3.0])
    cases = [square_case(torch.tensor(x, dtype=torch.float64)) for x in points]
    assert_calls(student.derivative, cases, what="derivative(x)", show=True)


@pytest.mark.points(3)
def test_random_points(student, rng):
    """Right at random points
    ランダムな点でも正しい"""
    cases = [square_case(rng.uniform(-2, 2, size)) for size in (5, 7, 17)]
    assert_calls(student.derivative, cases, what="derivative(x)")


@pytest.mark.points(1)
def test_shapes(student, rng):
    """A matrix, no elements, a leaf; x stays as it was
    行列、空のテンソル、葉。x は元のまま"""
    points = (rng.uniform(-2, 2, 3, 4), rng.uniform(-2, 2, 0), to_leaf(rng.uniform(-2, 2, 5)))
    assert_calls(student.derivative, [square_case(x) for x in points], what="derivative(x)", pure=True)
