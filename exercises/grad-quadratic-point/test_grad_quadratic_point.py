import pytest

from graders.checks import assert_close, fail


def _check(student, expected, *arguments):
    got = student.derivative(*arguments)
    shown = ", ".join(f"{argument:.4g}" for argument in arguments)
    assert_close(got, expected, what=f"derivative({shown})")
    if not isinstance(got, float):
        fail(
            f"derivative should return a float, not {type(got).__name__}.",
            f"derivative は float を返すはずですが、{type(got).__name__} です。",
            kind="type",
        )


def _draw(rng):
    """Draw a, b, c and x0 for which the usual slips give other numbers."""
    return rng.separating(
        lambda: [rng.number() for _ in range(4)],
        lambda q: 2 * q[0] * q[3] + q[1],
        lambda q: q[0] * q[3] ** 2 + q[1] * q[3] + q[2],
        lambda q: 4 * q[0] * q[3] + 2 * q[1],
        lambda q: 2 * q[0] * q[3],
        lambda q: q[0] * q[3] + q[1],
        lambda q: q[3],
        gap=0.05,
    )


@pytest.mark.points(2)
def test_seed_points(student):
    """x² + 4x + 3 at 2 and x² + 2x + 1 at 3 both give 8
    x² + 4x + 3 の x = 2、x² + 2x + 1 の x = 3 ではどちらも 8"""
    _check(student, 8.0, 1.0, 4.0, 3.0, 2.0)
    _check(student, 8.0, 1.0, 2.0, 1.0, 3.0)


@pytest.mark.points(4)
def test_random_quadratics(student, rng):
    """Random quadratics at random points, in float64
    ランダムな二次関数と点（float64 の精度）"""
    for _ in range(7):
        a, b, c, x0 = _draw(rng)
        _check(student, 2 * a * x0 + b, a, b, c, x0)


@pytest.mark.points(2)
def test_special_points(student, rng):
    """a = 0, x0 = 0, the vertex, integers
    a = 0、x0 = 0、頂点、整数の引数"""
    _, b, c, x0 = _draw(rng)
    _check(student, b, 0.0, b, c, x0)
    _check(student, b, 3.0, b, c, 0.0)
    _check(student, 0.0, 2.0, -8.0, c, 2.0)
    _check(student, 8, 1, 2, 1, 3)


@pytest.mark.points(2)
def test_calls_agree(student, rng):
    """The same call gives the same answer three times, whatever was asked in between
    間に別の計算をはさんでも、同じ呼び出しは三回とも同じ答え"""
    first, second = _draw(rng), _draw(rng)
    for a, b, c, x0 in (first, first, second, first):
        _check(student, 2 * a * x0 + b, a, b, c, x0)
