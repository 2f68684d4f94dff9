import pytest
import torch

from graders.checks import assert_close


@pytest.mark.points(1)
@pytest.mark.parametrize("columns", [2, 3, 4])
def test_values(student, rng, columns):
    """The derivative at random points
    乱数の点での導関数の値"""
    for rows in (2, 5):
        x = rng.normal(rows, columns).to(torch.float32)
        assert_close(student.grad(x), 3 * x * x)
