import pytest
import torch

from graders.checks import (
    Text,
    assert_calls,
    assert_count,
    assert_equal,
    case,
    fail,
    floats,
    gradient,
    inputs,
    integers,
    lend,
    options,
)


def coefficients(rng, count):
    """Draw numbers well away from 0."""
    return [rng.choice((-1.0, 1.0)) * rng.number(0.5, 1.5) for _ in range(count)]


def points(rng, count):
    """Draw different coordinates well away from 0."""
    return [rng.choice((-1.0, 1.0)) * (0.3 + 0.2 * place + rng.number(0.0, 0.1)) for place in range(count)]


def value_of(f, xs):
    return f(*[torch.tensor(x, dtype=torch.float64) for x in xs]).item()


def partials_case(student, support, name, numbers, xs, call=1, mistakes=()):
    """Ask for the partial derivatives of one function, which autograd gives in the judge."""
    f = support.function(name, *numbers)
    found = gradient(f, *xs)
    expected = found if isinstance(found, tuple) else (found,)
    shown = ", ".join(f"{x:.4g}" for x in xs)
    return case(
        student.support.function(name, *numbers),
        *xs,
        expect=expected,
        value=(value_of(f, xs),) * len(xs),
        call=call,
        mistakes={"all-moved-together": (sum(expected),) * len(xs), "permuted": expected[::-1], **dict(mistakes)},
        what=f"partials(f, {shown})",
    )


def points_of(student, support, name, *numbers):
    """Say what may be asked: the partial derivatives of one function of two variables."""

    def ask(f, x, y):
        return partials_case(student, support, name, numbers, (x, y))

    code = f'support.function("{name}", {", ".join(map(str, numbers))})'
    return inputs(ask, call="partials(f, x, y)", f=options({code: name}), x=floats(), y=floats())


@pytest.mark.points(1)
def test_plane(student, support, rng):
    """2x + 4y has the partial derivatives (2.0, 4.0) everywhere
    2x + 4y の偏微分係数はどの点でも (2.0, 4.0)"""
    cases = [
        partials_case(student, support, "plane", (2.0, 4.0), xs)
        for xs in ((3.0, 1.0), *(points(rng, 2) for _ in range(3)))
    ]
    assert_calls(student.partials, cases, show=True, simplest=points_of(student, support, "plane", 2.0, 4.0))


@pytest.mark.points(2)
def test_any_function(student, support, rng):
    """Random functions of one to six variables
    1〜6 変数のランダムな関数"""
    questions = (("wave", 1), ("wave", 2), ("neighbours", 3), ("wave", 5), ("neighbours", 6))
    cases = [
        partials_case(student, support, name, coefficients(rng, count), points(rng, count)) for name, count in questions
    ]
    assert_calls(student.partials, cases, simplest=points_of(student, support, "wave", 1.0, 2.0))


@pytest.mark.points(1)
def test_ignored_arguments(student, support, rng):
    """0.0 for every variable that f does not use
    f が使わない変数の偏微分係数は 0.0"""
    cases = [
        partials_case(student, support, "every second", coefficients(rng, count), points(rng, count))
        for count in (2, 3, 5)
    ]
    assert_calls(student.partials, cases, simplest=points_of(student, support, "every second", 1.0, 2.0))


@pytest.mark.points(1)
def test_constant(student, support, rng):
    """Nothing but 0.0 for a constant f
    f が定数なら、すべて 0.0"""
    cases = [
        partials_case(student, support, "constant", coefficients(rng, count), points(rng, count)) for count in (1, 2, 3)
    ]
    assert_calls(student.partials, cases, simplest=points_of(student, support, "constant", 1.0, 2.0))


@pytest.mark.points(1)
def test_equal_values(student, support, rng):
    """Two variables of the same value keep their own derivatives
    値が同じ二つの変数も、偏微分係数は別々"""
    cases = []
    for places in ("aab", "aba", "abbab"):
        value = {"a": rng.number(0.5, 1.0), "b": rng.number(-1.0, -0.5)}
        numbers, xs = coefficients(rng, len(places)), [value[place] for place in places]
        found = gradient(support.function("wave", *numbers), *xs)
        merged = tuple(sum(one for one, other in zip(found, xs, strict=True) if other == x) for x in xs)
        cases.append(partials_case(student, support, "wave", numbers, xs, mistakes={"equal-values-merged": merged}))
    assert_calls(student.partials, cases, simplest=points_of(student, support, "wave", 1.0, 2.0))


@pytest.mark.points(1)
def test_called_once(student, support, rng):
    """f is called exactly once, at the point itself
    f の呼び出しは、その点で一回だけ"""
    for count in (2, 3):
        f, xs = support.function("wave", *coefficients(rng, count)), points(rng, count)
        student.partials(lend(student, f), *xs)
        if f.shifted:
            fail(
                "f was called at shifted points too: that is numeric differentiation.",
                "点をずらした f の値も計算しています。それは数値微分です。",
                diagnosis="finite-differences",
            )
        assert_count(f.calls, 1, "calls of f", "f の呼び出し回数")
        assert_equal(f.points, [xs], what=Text("the points at which f was called", "f が呼ばれた点"))


@pytest.mark.points(1)
def test_asked_again(student, support, rng):
    """The same question three times has the same answer
    同じ問いには三回とも同じ答え"""
    cases = []
    for count in (2, 3):
        numbers, xs = coefficients(rng, count), points(rng, count)
        cases += [partials_case(student, support, "wave", numbers, xs, call) for call in (1, 2, 3)]
    assert_calls(student.partials, cases)


@pytest.mark.points(2)
def test_hand(student, rng):
    """hand: both derivatives of β₀ + β₁x₁ᵐ + β₂x₂ⁿ
    hand：β₀ + β₁x₁ᵐ + β₂x₂ⁿ の二つの偏微分係数"""
    cases = [hand_case(1.0, 2.0, 3.0, 3, 2, 2.0, 5.0)]
    for m, n in ((2, 3), (3, 2), (1, 4), (5, 1), (2, 2), (4, 3)):
        beta0, beta1, beta2 = points(rng, 3)
        cases.append(hand_case(beta0, beta1, beta2, m, n, *points(rng, 2)))
    assert_calls(student.hand, cases, simplest=HAND)


def hand_case(beta0, beta1, beta2, m, n, x1, x2):
    def y(x1, x2):
        return beta0 + beta1 * x1**m + beta2 * x2**n

    first, second = gradient(y, x1, x2)
    shown = ", ".join(f"{number:.4g}" for number in (beta0, beta1, beta2, m, n, x1, x2))
    return case(
        *(beta0, beta1, beta2, m, n, x1, x2),
        expect=(first, second),
        value=(y(x1, x2),) * 2,
        factors={"m, n": (float(m), float(n)), "x₁, x₂": (x1, x2)},
        formulas={"β₀ + β₁x₁ᵐ + β₂ + x₂ⁿ": (first, second / beta2)},
        mistakes={
            "other-term-kept": (first + beta2 * x2**n, second + beta1 * x1**m),
            "constant-kept": (first + beta0, second + beta0),
        },
        what=f"hand({shown})",
    )


POWERS = {"m": integers(1, 4), "n": integers(1, 4)}
HAND = inputs(hand_case, beta0=floats(), beta1=floats(), beta2=floats(avoid=(0.0,)), **POWERS, x1=floats(), x2=floats())
