import pytest

from graders.checks import assert_calls, assert_close, case, keep


@pytest.mark.points(1)
def test_product(student, rng):
    """The product rule
    積の微分"""
    for _ in range(2):
        a, b = rng.number(), rng.number()
        product = keep(student.Dual, a, 1.0) * keep(student.Dual, b, 0.5)
        assert_close(product.slope, b + 0.5 * a, what="slope")
        assert_close(product.value, a * b, what="value")


@pytest.mark.points(2)
def test_cube(student, rng):
    """x * x * x + x has the slope 3x² + 1
    x * x * x + x の傾きは 3x² + 1"""
    cases = [case(x, expect=3 * x * x + 1) for x in (rng.number(), rng.number(), rng.number())]
    assert_calls(student.support.slope_of_cube(student.Dual), cases, what="slope")
