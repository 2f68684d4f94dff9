import math

import pytest

from graders.checks import assert_calls, case, fail, floats, gradient, inputs


def quadratic_case(a, b, c, x0):
    """Ask for the derivative of ax² + bx + c at x0, which autograd gives in the judge."""
    shown = ", ".join(f"{number:.4g}" for number in (a, b, c, x0))
    return case(
        *(a, b, c, x0),
        expect=gradient(lambda x: a * x**2 + b * x + c, float(x0)),
        value=a * x0**2 + b * x0 + c,
        mistakes={"number-in-the-formula": 2.0 * a * x0},
        what=f"derivative({shown})",
    )


def draw(rng):
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


QUADRATICS = inputs(quadratic_case, a=floats(), b=floats(), c=floats(), x0=floats())


@pytest.mark.points(2)
def test_seed_points(student):
    """x² + 4x + 3 at 2 and x² + 2x + 1 at 3 both give 8
    x² + 4x + 3 の x = 2、x² + 2x + 1 の x = 3 ではどちらも 8"""
    cases = [quadratic_case(1.0, 4.0, 3.0, 2.0), quadratic_case(1.0, 2.0, 1.0, 3.0)]
    assert_calls(student.derivative, cases, show=True, simplest=QUADRATICS)


@pytest.mark.points(4)
def test_random_quadratics(student, rng):
    """Random quadratics at random points, in float64
    ランダムな二次関数と点（float64 の精度）"""
    assert_calls(student.derivative, [quadratic_case(*draw(rng)) for _ in range(7)], simplest=QUADRATICS)


@pytest.mark.points(2)
def test_special_points(student, rng):
    """a = 0, x0 = 0, the vertex, integers
    a = 0、x0 = 0、頂点、整数の引数"""
    _, b, c, x0 = draw(rng)
    specials = ((0.0, b, c, x0), (3.0, b, c, 0.0), (2.0, -8.0, c, 2.0), (1, 2, 1, 3))
    assert_calls(student.derivative, [quadratic_case(*special) for special in specials], simplest=QUADRATICS)


@pytest.mark.points(2)
def test_calls_agree(student, rng):
    """The same call gives the same answer three times, whatever was asked in between
    間に別の計算をはさんでも、同じ呼び出しは三回とも同じ答え"""
    first, second = draw(rng), draw(rng)
    one, two, three = (student.derivative(*first) for _ in range(3))
    are_floats = all(isinstance(answer, float) for answer in (one, two, three))
    if are_floats and one != two and math.isclose(two - one, three - two):
        fail(
            f"Three equal calls gave {one:.6g}, {two:.6g}, {three:.6g}: each adds the same amount.",
            f"同じ呼び出しの結果が {one:.6g}、{two:.6g}、{three:.6g} と、同じだけ増えていきます。",
            diagnosis="accumulated",
        )
    assert_calls(
        student.derivative, [quadratic_case(*numbers) for numbers in (first, second, first)], simplest=QUADRATICS
    )
