from functools import partial

import numpy
import pytest
import torch

from graders.checks import arrays, assert_calls, case, gradient, inputs, options

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


def _case(kind, points):
    """Ask for one gradient."""
    x = torch.as_tensor(points, dtype=torch.float64)
    y = 2 * x * x + 2
    chosen = y == REDUCTIONS[kind](y)
    return case(
        kind,
        x.numpy().copy(),
        what=f'predict("{kind}", x)',
        expect=partial(_right_answer, kind, x, smooth=int(chosen.sum()) < 2),
        factors={"4x": 4 * x},
        ties=chosen,
        mistakes=partial(_mistakes, kind, x, y),
    )


def _right_answer(kind, x, *, smooth):
    return gradient(lambda t: REDUCTIONS[kind](2 * t * t + 2), x, smooth=smooth).numpy()


def _mistakes(kind, x, y):
    """Return the answers that the usual misreadings of this kind give."""
    return {name: answer.numpy() for name, answer in _misreadings(kind, x, y).items()}


def _misreadings(kind, x, y):
    if kind == "prod":
        return {"own-factor-kept": y.prod() * 4 * x}
    if kind == "first":
        return {"last-taken": torch.cat((torch.zeros_like(x[1:]), 4 * x[-1:]))}
    if kind == "median":
        lower, upper = (y == y.sort().values[place] for place in ((len(y) - 1) // 2, len(y) // 2))
        lower, upper = lower / lower.sum(), upper / upper.sum()
        return {"upper-median": upper * 4 * x, "averaged-median": (lower + upper) / 2 * 4 * x}
    return {}


def _distinct(rng, size):
    """Draw points of both signs whose values 2x² + 2 differ clearly, none of them near 0."""
    sizes = torch.linspace(0.3, 2.0, size, dtype=torch.float64) + rng.uniform(0.0, 0.05, size)
    signs = torch.tensor([rng.choice((-1.0, 1.0)) for _ in range(size)], dtype=torch.float64)
    order = torch.argsort(rng.uniform(0, 1, size))
    return (sizes * signs)[order]


def _with_ties(kind, x):
    return _case(kind, x)


def _without_ties(kind, x):
    """Leave out points that share the value that is chosen, and 0, where 2x² + 2 is flat."""
    return None if kind in CHOOSING and len(set(abs(x))) < len(x) else _case(kind, x)


KINDS = options({f'"{kind}"': kind for kind in REDUCTIONS})
PREDICT, TIED = (inputs(ask, call="predict(kind, x)", kind=KINDS, x=arrays("n")) for ask in (_without_ties, _with_ties))


@pytest.mark.points(3)
def test_seed_points(student):
    """The 17 points from -2 to 2, for every kind
    -2 から 2 までの 17 点、すべての kind"""
    assert_calls(student.predict, [_case(kind, numpy.arange(-2, 2.1, 0.25)) for kind in REDUCTIONS], simplest=TIED)


@pytest.mark.points(4)
def test_sum_mean_first(student, rng):
    """sum, loop, mean and first at random points
    sum、loop、mean、first（ランダムな点）"""
    kinds = ("sum", "loop", "mean", "first")
    assert_calls(
        student.predict, [_case(kind, _distinct(rng, size)) for size in (5, 7, 13) for kind in kinds], simplest=PREDICT
    )


@pytest.mark.points(2)
def test_prod(student, rng):
    """prod at random points
    prod（ランダムな点）"""
    assert_calls(student.predict, [_case("prod", _distinct(rng, size)) for size in (2, 5, 7)], simplest=PREDICT)


@pytest.mark.points(4)
def test_choice_without_ties(student, rng):
    """max, amax, max_dim, min and median where all values differ, odd and even counts
    max、amax、max_dim、min、median（同点なし、奇数個と偶数個）"""
    sizes = (7, 4, 8)
    assert_calls(
        student.predict, [_case(kind, _distinct(rng, size)) for size in sizes for kind in CHOOSING], simplest=PREDICT
    )


@pytest.mark.points(3)
def test_ties(student, rng):
    """Two or three equal values, at the first, the last or an inner position
    同じ値が二つか三つ（先頭、末尾、途中）"""
    a, b, c = 0.5, 1.25, 2.0
    scale = rng.choice((0.5, 1.0, 2.0))
    tied = (
        (c, a, b, -c),  # max at both ends
        (a, -c, c, c, b),  # three-way, inside
        (a, b, -a, c, a),  # min three-way
        (b, a, -b, c, -c, 3.0),  # the lower median is tied, at the first position
        (a, b, c, -b, b),  # median three-way, up to the last position
        (-b, b),  # all equal
    )
    assert_calls(
        student.predict,
        [_case(kind, scale * numpy.array(points)) for points in tied for kind in CHOOSING],
        simplest=TIED,
    )


@pytest.mark.points(2)
def test_one_point_and_zero(student, rng):
    """One point, and a point at 0
    点が一つだけの場合、0 を含む場合"""
    choices = ([rng.choice((-1.0, 1.0)) * rng.number(0.5, 2.0)], [1.5, 0.0, -1.0, 0.0, 0.5])
    assert_calls(student.predict, [_case(kind, points) for kind in REDUCTIONS for points in choices], simplest=TIED)


@pytest.mark.points(2)
def test_leaves_x_alone(student, rng):
    """x stays as it was, and a second call agrees
    x を変えず、二度目も同じ答え"""
    cases = []
    for kind in ("mean", "first", "prod", "max"):
        points = _distinct(rng, 5)
        cases += [_case(kind, points)] * 2
    assert_calls(student.predict, cases, pure=True, simplest=TIED)
