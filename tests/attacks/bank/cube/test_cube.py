import pytest
import torch

from graders.checks import assert_calls, assert_close, case


def draw(rng, *shape):
    return rng.normal(*shape).to(torch.float32)


@pytest.mark.points(1)
def test_values(student, rng):
    """The derivative at random points
    乱数の点での導関数の値"""
    for rows in (2, 5):
        x = draw(rng, rows, 2)
        assert_close(student.grad(x), 3 * x * x)


@pytest.mark.points(1)
@pytest.mark.parametrize("columns", [3, 4])
def test_calls(student, rng, columns):
    """The derivative at random points, all in one question
    一度に尋ねた乱数の点での導関数の値"""
    points = [draw(rng, rows, columns) for rows in (2, 5, 5)]
    assert_calls(student.grad, [case(x, expect=3 * x * x) for x in points], show=columns == 3)
