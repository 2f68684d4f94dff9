import numpy
import pytest
import torch

from graders.checks import assert_close, assert_pure

REDUCTIONS = {
    "sum": torch.sum,
    "loop": sum,
    "mean": torch.mean,
    "first": lambda y: y[0],
    "prod": torch.prod,
    "max": torch.max,
    "amax": torch.amax,
    "max_dim": lambda y: y.max(dim=0).values,
    "min": torch.min,
    "median": torch.median,
}
CHOOSING = ("max", "amax", "max_dim", "min", "median")


def _check(student, kind, points):
    """Compare with what autograd gives here, in the judge."""
    x = torch.as_tensor(points, dtype=torch.float64).clone().requires_grad_()
    (expected,) = torch.autograd.grad(REDUCTIONS[kind](2 * x * x + 2), x)
    got = student.predict(kind, x.detach().numpy().copy())
    assert_close(got, expected.numpy(), what=f'predict("{kind}", x)')
    return got


def _distinct(rng, size):
    """Draw points of both signs whose values 2x² + 2 differ clearly, none of them near 0."""
    sizes = torch.linspace(0.3, 2.0, size, dtype=torch.float64) + rng.uniform(0.0, 0.05, size)
    signs = torch.tensor([rng.choice((-1.0, 1.0)) for _ in range(size)], dtype=torch.float64)
    order = torch.argsort(rng.uniform(0, 1, size))
    return (sizes * signs)[order]


@pytest.mark.points(3)
def test_seed_points(student):
    """The 17 points from -2 to 2, for every kind
    -2 から 2 までの 17 点、すべての kind"""
    for kind in REDUCTIONS:
        _check(student, kind, numpy.arange(-2, 2.1, 0.25))


@pytest.mark.points(4)
def test_sum_mean_first(student, rng):
    """sum, loop, mean and first at random points
    sum、loop、mean、first（ランダムな点）"""
    for size in (5, 7, 13):
        for kind in ("sum", "loop", "mean", "first"):
            _check(student, kind, _distinct(rng, size))


@pytest.mark.points(2)
def test_prod(student, rng):
    """prod at random points
    prod（ランダムな点）"""
    for size in (2, 5, 7):
        _check(student, "prod", _distinct(rng, size))


@pytest.mark.points(4)
def test_choice_without_ties(student, rng):
    """max, amax, max_dim, min and median where all values differ, odd and even counts
    max、amax、max_dim、min、median（同点なし、奇数個と偶数個）"""
    for size in (5, 7, 8):
        for kind in CHOOSING:
            _check(student, kind, _distinct(rng, size))


@pytest.mark.points(3)
def test_ties(student, rng):
    """Two or three equal values, at the first, the last or an inner position
    同じ値が二つか三つ（先頭、末尾、途中）"""
    a, b, c = (float(value) for value in (0.5, 1.25, 2.0))
    scale = rng.choice((0.5, 1.0, 2.0))
    for points in (
        (c, a, b, -c),  # max at both ends
        (a, -c, c, c, b),  # three-way, inside
        (a, b, -a, c, a),  # min three-way
        (b, a, -b, c, -c, 3.0),  # the lower median is tied, at the first position
        (a, b, c, -b, b),  # median three-way, up to the last position
        (-b, b),  # all equal
    ):
        for kind in CHOOSING:
            _check(student, kind, scale * numpy.array(points))


@pytest.mark.points(2)
def test_one_point_and_zero(student, rng):
    """One point, and a point at 0
    点が一つだけの場合、0 を含む場合"""
    for kind in REDUCTIONS:
        _check(student, kind, [rng.number(0.5, 2.0)])
        _check(student, kind, [rng.number(-2.0, -0.5)])
        _check(student, kind, [1.5, 0.0, -1.0, 0.0, 0.5])


@pytest.mark.points(2)
def test_leaves_x_alone(student, rng):
    """x stays as it was, and a second call agrees
    x を変えず、二度目も同じ答え"""
    for kind in REDUCTIONS:
        points = _distinct(rng, 5)
        for _ in range(2):
            _check(student, kind, points)
            assert_pure(student)
