import math

import pytest

from graders.checks import Trace, assert_calls, case, floats, inputs, integers

MINIMUM = 0.35173371124919582602  # W(1/2)


def slope(x):
    return 2 * x - math.exp(min(-x, 700.0))  # wrong walks run away to the left


def misread_slope(x):
    return 2 * x + math.exp(min(-x, 700.0))


def walk(gradient, x, lr, steps):
    path = [float(x)]
    for _ in range(steps):
        path.append(path[-1] - lr * gradient(path[-1]))
    return path


def descend_case(x0, lr, steps, expect=None, former=None):
    """Ask for a path; the slip is to start where the `former` one ended."""
    return case(
        x0,
        lr,
        steps,
        expect=expect or walk(slope, x0, lr, steps),
        what=f"descend({x0:.4g}, {lr:.4g}, {steps})",
        trace=Trace(lr, slope, lambda x: x * x + math.exp(min(-x, 700.0))),
        formulas={"x² - e⁻ˣ": walk(misread_slope, x0, lr, min(steps, 20))},
        mistakes={} if former is None else {"goes-on-from-last-call": walk(slope, former, lr, steps)},
    )


WALKS = inputs(descend_case, x0=floats(-2, 5), lr=floats(0, 0.5), steps=integers(0, 3))


@pytest.mark.points(3)
def test_few_steps(student, rng):
    """The path of a few updates from random starts
    ランダムな初期値から数回更新した点の列"""
    cases, former = [], None
    for steps in (3, 4, 5, 17):
        for sign in (-1, 1):
            x0, lr = 0.35 + sign * rng.number(0.7, 2.5), rng.number(0.02, 0.1)
            cases.append(descend_case(x0, lr, steps, former=former))
            former = walk(slope, x0 if former is None else former, lr, steps)[-1]
    assert_calls(student.descend, cases, show=True, simplest=WALKS)


@pytest.mark.points(3)
@pytest.mark.needs("test_few_steps")
def test_seed_path(student):
    """From 3 with learning rate 0.0005, 10001 updates: ends at 0.35173832
    初期値 3、学習率 0.0005、10001 回の更新（末尾は 0.35173832）"""
    assert_calls(student.descend, [descend_case(3.0, 0.0005, 10001)])


@pytest.mark.points(3)
def test_reaches_minimum(student, rng):
    """With a larger learning rate the path ends at the minimum, from both sides
    学習率を大きくすると、どちら側からでも最小点に着く"""
    cases = []
    for x0 in (rng.number(-2.0, -1.0), rng.number(2.0, 4.0)):
        lr = rng.number(0.2, 0.3)
        cases.append(descend_case(x0, lr, 60, expect=[*walk(slope, x0, lr, 59), MINIMUM]))
    assert_calls(student.descend, cases)


@pytest.mark.points(3)
def test_special_arguments(student, rng):
    """No steps, integer start, learning rate 0
    更新 0 回、整数の初期値、学習率 0"""
    cases = [
        descend_case(rng.number(1.0, 3.0), 0.1, 0),
        descend_case(3, 0.1, 3),
        descend_case(rng.number(1.0, 3.0), 0.0, 3),
    ]
    assert_calls(student.descend, cases, simplest=WALKS)


@pytest.mark.points(3)
def test_calls_agree(student, rng):
    """The same call gives the same path, whatever was asked in between
    間に別の計算をはさんでも、同じ呼び出しは同じ結果"""
    first, second = ((rng.number(1.0, 3.0), rng.number(0.05, 0.15), 7) for _ in range(2))
    assert_calls(
        student.descend, [descend_case(*arguments) for arguments in (first, first, second, first)], simplest=WALKS
    )
