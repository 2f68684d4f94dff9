import pytest
import torch

from graders.checks import assert_close, assert_equal, assert_pure, to_leaf


@pytest.mark.points(2)
def test_seed_curve(student):
    """2x² + 2 at 17 points gives 4x
    2x² + 2 の 17 点での微分係数は 4x"""
    x = torch.linspace(-2, 2, 17, dtype=torch.float64)
    for _ in range(2):
        assert_close(student.curve(student.support.function("polynomial"), x), 4 * x, what="curve(f, x)")


@pytest.mark.points(4)
def test_any_function(student, reference, support, rng):
    """Random polynomials and waves at random points
    ランダムな多項式や波形でも正しい"""
    for size in (5, 7, 17):
        coefficients = rng.uniform(-2, 2, 4).tolist()
        for name in ("polynomial", "wave"):
            x = rng.uniform(-2, 2, size)
            expected = reference.curve(support.function(name, *coefficients), x)
            f = student.support.function(name, *coefficients)
            assert_close(student.curve(f, x), expected, what="curve(f, x)")


@pytest.mark.points(2)
def test_shapes(student, reference, support, rng):
    """One point, a matrix, repeated points, no points
    1 点、行列、同じ点の繰り返し、空のテンソル"""
    row = rng.uniform(-2, 2, 3)
    cases = (
        rng.uniform(-2, 2, 1),
        rng.uniform(-2, 2, 3, 4),
        torch.stack([row, row]).T,
        rng.uniform(-2, 2, 0),
        torch.tensor(rng.number(), dtype=rng.dtype),
    )
    for x in cases:
        expected = reference.curve(support.function("polynomial", 1.0, -2.0, 0.5, 1.0), x)
        got = student.curve(student.support.function("polynomial", 1.0, -2.0, 0.5, 1.0), x)
        assert_close(got, expected, what=f"curve(f, x) for x of shape {tuple(x.shape)}")


@pytest.mark.points(1)
def test_one_pass(student, rng):
    """f is called exactly once
    f の呼び出しはちょうど一回"""
    f = student.support.function("wave")
    student.curve(f, rng.uniform(-2, 2, 11))
    assert_equal(f.calls, 1, what="the number of calls of f")


@pytest.mark.points(1)
def test_leaves_no_trace(student, reference, support, rng):
    """x stays as it was, also when it requires a gradient, and three calls agree
    x を変えず、何度呼んでも同じ答え"""
    x = to_leaf(rng.uniform(-2, 2, 6))
    expected = reference.curve(support.function("wave"), x)
    for _ in range(3):
        got = student.curve(student.support.function("wave"), x)
        assert_close(got, expected, what="curve(f, x)")
        assert_pure(student, got)
