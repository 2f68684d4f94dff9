import math

import pytest
import torch

from graders.checks import assert_calls, assert_count, case, fail, floats, gradient, inputs, lend

NAMES = ("square", "line", "sin", "exp")
WORKED = [("square", 0.0), ("line", 2.0)]


def _intermediate_case(x0):
    """Ask for the three derivatives; the value that is differentiated is 2x² + 3."""
    return case(
        x0,
        expect=(2.0, 4 * x0, 2 * x0),
        mistakes={"dy-for-dz": (2.0, 2 * x0, 2 * x0), "added-up": (2.0, 4 * x0, 6 * x0)},
    )


def _chain_case(student, support, steps, x0):
    """Ask for the gradients of a chain; expected and usual wrong ones come from the steps' own derivatives."""
    values, local = [x0], []
    for f in support.chain(steps):
        local.append(gradient(f, values[-1]))
        values.append(f(torch.tensor(values[-1], dtype=torch.float64)).item())
    expect, from_x0 = [1.0], [1.0]
    for derivative in reversed(local):
        expect.insert(0, derivative * expect[0])
    for derivative in local:
        from_x0.append(from_x0[-1] * derivative)
    summed = [1.0]
    for derivative in reversed(local):
        summed.insert(0, 1 + derivative * summed[0])
    return case(
        student.support.chain(steps),
        x0,
        expect=expect,
        value=values,
        mistakes={
            "local-derivatives": [*local, 1.0],
            "with-respect-to-x0": from_x0,
            "all-values-summed": summed,
            "order-reversed": expect[::-1],
        },
    )


def _draw_steps(rng, length):
    """Draw steps of both signs whose values stay moderate."""
    return [(rng.choice(NAMES), rng.choice((-1.0, 1.0)) * rng.number(0.4, 0.9)) for _ in range(length)]


INTERMEDIATE = inputs(_intermediate_case, x0=floats())


@pytest.mark.points(3)
def test_intermediate(student, rng):
    """intermediate(2.0) is (2, 8, 4), and other points are right too
    intermediate(2.0) は (2, 8, 4)、ほかの点でも正しい"""
    points = (2.0, *(sign * rng.number(0.3, 1.9) for sign in (-1, 1, -1, 1)))
    assert_calls(
        student.intermediate,
        [_intermediate_case(x0) for x0 in points],
        what="intermediate(x0)",
        show=True,
        simplest=INTERMEDIATE,
    )


@pytest.mark.points(1)
def test_intermediate_again(student, rng):
    """intermediate at 0, and three times at the same point
    0 での intermediate、同じ点で三回呼ぶ場合"""
    x0 = rng.number(0.3, 1.9)
    match [student.intermediate(x0) for _ in range(3)]:
        case [[_, float(one), _], [_, float(two), _], [_, float(three), _]] if one != two and math.isclose(
            two - one, three - two
        ):
            fail(
                f"dz/dx was {one:.6g}, {two:.6g}, {three:.6g} in three equal calls: each adds the same amount.",
                f"同じ呼び出しの dz/dx が {one:.6g}、{two:.6g}、{three:.6g} と、同じだけ増えていきます。",
                diagnosis="accumulated",
            )
    assert_calls(
        student.intermediate,
        [_intermediate_case(x) for x in (0.0, x0, x0)],
        what="intermediate(x0)",
        simplest=INTERMEDIATE,
    )


@pytest.mark.points(3)
def test_all_grads(student, support, rng):
    """all_grads gives 8, 2, 1 for the two steps, and is right for other chains
    all_grads は例の二段で 8, 2, 1、ほかの合成でも正しい"""
    chains = [WORKED, *(_draw_steps(rng, length) for length in (2, 3, 4, 5))]
    points = (2.0, *(sign * rng.number(0.3, 0.9) for sign in (-1, 1, -1, 1)))
    cases = [_chain_case(student, support, steps, x0) for steps, x0 in zip(chains, points, strict=True)]
    assert_calls(student.all_grads, cases, what="all_grads(f_steps, x0)")


@pytest.mark.points(2)
def test_short_and_flat(student, support, rng):
    """No step, one step, and a step whose derivative is 0
    段がない場合、一段の場合、微分が 0 の段がある場合"""
    chains = ([], [("sin", 0.7)], [("square", 1.0)], [("line", 2.0), ("flat", 1.5), ("exp", 0.5)], [("flat", 0.5)])
    cases = [_chain_case(student, support, steps, rng.number(0.3, 0.9)) for steps in chains]
    assert_calls(student.all_grads, cases, what="all_grads(f_steps, x0)")


@pytest.mark.points(1)
def test_called_once(student, support, rng):
    """all_grads calls every step exactly once
    all_grads は各段の関数をちょうど一回ずつ呼ぶ"""
    for length in (3, 7):
        f_steps = support.chain(_draw_steps(rng, length))
        student.all_grads([lend(student, step) for step in f_steps], rng.number(0.3, 0.9))
        for bound in (max, min):
            calls = bound(step.calls for step in f_steps)
            assert_count(calls, 1, "calls of one step", "一つの段の呼び出し回数")
