import math

import pytest
import torch

from graders.checks import Text, assert_calls, case, fail, fetch, gradient, lend

SMOOTH = ("sin", "exp", "square", "scale", "shift", "tanh")
GENTLE = ("scale", "scale", "shift", "shift", "shift", "sin") * 10
WORKED = [("sin", 1.0), ("exp", 1.0), ("square", 1.0)]


def _worked_case(student, reference, support, x):
    """Ask for the derivative of the statement's chain, which autograd knows too."""
    after = math.sin(x), math.exp(math.sin(x))
    return case(
        student.support.chain(WORKED),
        x,
        expect=gradient(lambda t: torch.exp(torch.sin(t)) ** 2, x),
        value=after[1] ** 2,
        mistakes={
            **_mistakes(reference, support.chain(WORKED), x),
            "one-step-late": math.cos(after[0]) * math.exp(after[1]) * 2 * after[1] ** 2,
        },
    )


def _derivative_case(student, reference, support, steps, x):
    """Ask for the derivative of a chain, with what the usual mistakes would give."""
    pairs = support.chain(steps)
    value, derivative = reference.log_depth(pairs, x)
    return case(
        student.support.chain(steps),
        x,
        expect=derivative,
        value=value,
        factors=_factors(pairs, x),
        mistakes=_mistakes(reference, pairs, x),
    )


def _pair_case(student, reference, support, steps, x):
    """Ask for value and derivative of a chain."""
    pairs = support.chain(steps)
    value, derivative = reference.log_depth(pairs, x)
    mistakes = {name: (value, wrong) for name, wrong in _mistakes(reference, pairs, x).items()}
    return case(student.support.chain(steps), x, expect=(value, derivative), mistakes=mistakes)


def _factors(pairs, x):
    factors = {}
    for number, (f, df) in enumerate(pairs, 1):
        factors[f"f{number}′"] = df(x)
        x = f(x)
    return factors


def _mistakes(reference, pairs, x):
    factors = list(_factors(pairs, x).values())
    return {
        "derivatives-at-x": math.prod(df(x) for _, df in pairs),
        "sum-of-derivatives": sum(factors),
        "outermost-only": factors[-1],
        "innermost-only": factors[0],
        "order-reversed": reference.compose_derivative(pairs[::-1], x),
        "starts-from-x": x * math.prod(factors),
        "sign-lost": abs(math.prod(factors)),
    }


def _draw_steps(rng, names, length):
    """Draw different places of `names`, with numbers of both signs: one exp at most, so that values stay moderate."""
    left = list(names)
    drawn = [left.pop(rng.integer(0, len(left) - 1)) for _ in range(length)]
    return [(name, rng.choice((-1.0, 1.0)) * rng.number(0.6, 1.3)) for name in drawn]


@pytest.mark.points(3)
def test_three_steps(student, reference, support, rng):
    """sin, exp and square give 5.850158 at 0.8, and are right elsewhere too
    sin、exp、2 乗の合成は 0.8 で 5.850158、ほかの点でも正しい"""
    near = [sign * rng.number(0.2, 1.4) for sign in (-1, 1)]
    beyond = [sign * rng.number(1.8, 2.6) for sign in (-1, 1, -1)]  # where sin falls
    points = (0.8, *near, *beyond)
    cases = [_worked_case(student, reference, support, x) for x in points]
    assert_calls(student.compose_derivative, cases, what="compose_derivative(pairs, x)")


@pytest.mark.points(3)
def test_any_chain(student, reference, support, rng):
    """Random chains of one to fifty steps
    一段から五十段までのランダムな合成"""
    chains = [_draw_steps(rng, SMOOTH, length) for length in (1, 2, 3, 3, 4)]
    chains += [[("scale", -rng.number(0.6, 1.3)), ("shift", rng.number())], _draw_steps(rng, GENTLE, 50)]
    cases = [_derivative_case(student, reference, support, steps, rng.number(-1, 1)) for steps in chains]
    assert_calls(student.compose_derivative, cases, what="compose_derivative(pairs, x)")


@pytest.mark.points(1)
def test_no_steps(student, rng):
    """Without any step the derivative is 1 and the value is x
    段が一つもなければ、微分は 1、値は x"""
    points = [sign * rng.number(0.3, 0.8) for sign in (-1, 1, 1)]
    cases = [case([], x, expect=1.0, value=x, mistakes={"sum-of-derivatives": 0.0}) for x in points]
    assert_calls(student.compose_derivative, cases, what="compose_derivative([], x)")
    cases = [case([], x, expect=(x, 1.0)) for x in points]
    assert_calls(student.log_depth, cases, what="log_depth([], x)")


@pytest.mark.points(2)
def test_zero_and_large(student, reference, support, rng):
    """A step with derivative 0, negative derivatives, very large values
    微分が 0 になる段、負の微分、とても大きい値"""
    x, k = rng.number(0.5, 1.5), rng.number(0.5, 1.5)
    chains = (
        [("square", k), ("sin", 1.0)],
        [("shift", -k), ("square", 3.0), ("exp", 1.0)],
        [("scale", -3.0), ("exp", 0.5), ("scale", -2.0), ("shift", k)],
        [("exp", 300.0), ("scale", 1e-100), ("square", k), ("shift", x)],
        [("scale", 1e90), ("square", -k), ("scale", 1e-170)],
    )
    points = (0.0, k, x, 1.0, x)
    cases = [
        _derivative_case(student, reference, support, steps, point) for steps, point in zip(chains, points, strict=True)
    ]
    assert_calls(student.compose_derivative, cases, what="compose_derivative(pairs, x)")


@pytest.mark.points(3)
def test_value_and_derivative(student, reference, support, rng):
    """log_depth gives the value and the derivative
    log_depth は値と微分の組を返す"""
    chains = [WORKED, *(_draw_steps(rng, SMOOTH, length) for length in (1, 2, 3, 4)), _draw_steps(rng, GENTLE, 50)]
    points = (0.8, *(rng.number(-1, 1) for _ in chains[1:]))
    cases = [_pair_case(student, reference, support, steps, x) for steps, x in zip(chains, points, strict=True)]
    assert_calls(student.log_depth, cases, what="log_depth(pairs, x)")


@pytest.mark.points(2)
def test_called_once(student, support, rng):
    """No f and no df is called twice, and every df is called
    どの f も df も二回は呼ばれず、df はすべて呼ばれる"""
    for length in (3, 50):
        for function, f_least in ((student.compose_derivative, 0), (student.log_depth, 1)):
            pairs = support.chain(_draw_steps(rng, GENTLE, length))
            function([(lend(student, f), lend(student, df)) for f, df in pairs], rng.number(-1, 1))
            _judge_calls([f.calls for f, _ in pairs], [df.calls for _, df in pairs], f_least)


def _judge_calls(of_f, of_df, f_least):
    most = max(*of_f, *of_df)
    if not any(of_df) and most > 1:
        fail(
            "The df were never called, but f was, several times: this is a numeric derivative. Use the df.",
            "df が一度も呼ばれず、f が何度も呼ばれています（数値微分です）。df を使いましょう。",
            diagnosis="finite-differences",
        )
    if most > 1:
        fail(
            f"One function was called {most} times; keep the value of each step instead.",
            f"同じ関数を {most} 回呼んでいます。各段の値を取っておきましょう。",
            diagnosis="too-costly",
            count=most,
            bound=1,
        )
    if min(of_f) >= f_least and min(of_df) == 1:
        return
    fail(
        "Each df should be called exactly once, and log_depth should call each f exactly once.",
        "df はそれぞれちょうど一回、log_depth では f もちょうど一回ずつ呼んでください。",
    )


@pytest.mark.points(1)
def test_leaves_the_list(student, reference, support, rng):
    """The list can be used again afterwards
    リストは後でもう一度使える"""
    pairs, x = student.support.chain(WORKED), rng.number(0.2, 1.4)
    value, derivative = reference.log_depth(support.chain(WORKED), x)
    for function, expected in ((student.compose_derivative, derivative), (student.log_depth, (value, derivative))):
        function(pairs, x)
        size = fetch(student.support.size(pairs))
        if not isinstance(size, int) or size != len(WORKED):
            fail(
                "Your function changed the list of steps.",
                "関数が段のリストを書き換えています。",
                diagnosis="mutated-input",
            )
        assert_calls(
            function,
            [case(pairs, x, expect=expected)] * 2,
            what=Text("the answer for the same list again", "同じリストに対する二度目の答え"),
        )
