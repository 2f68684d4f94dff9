import pytest

from graders.checks import assert_calls, case, floats, gradient, inputs, integers


def height(a, n, b, x):
    return a * x**n + b


def slope_mistakes(a, n, b, x, slope):
    """Name the slopes that the usual slips give."""
    mistakes = {"constant-kept": slope + b}
    if n != 0:
        mistakes["exponent-not-brought-down"] = slope / n
        mistakes["exponent-not-lowered"] = a * n * x**n
        mistakes["one-subtracted-from-the-power"] = a * n * (x**n - 1)
        mistakes["one-subtracted-at-the-end"] = a * n * x**n - 1
    if n < 0:
        mistakes["sign-of-exponent-lost"] = -slope
        mistakes["negative-power-left-out"] = float(a * n)
    return mistakes


def ask(a, n, b, x):
    """Return the slope, by autograd in the judge, and the height of a·xⁿ + b at x, and the slopes of usual slips."""
    slope = gradient(lambda at: height(a, n, b, at), float(x)) + 0.0  # no -0.0
    return slope, float(height(a, n, b, x)), slope_mistakes(a, n, b, x, slope)


def slope_case(a, n, b, x):
    slope, y, mistakes = ask(a, n, b, x)
    return case(a, n, b, x, expect=slope, value=y, mistakes=mistakes, what=f"power_rule({show(a, n, b, x)})")


def tangent_case(a, n, b, x):
    slope, y, wrong_slopes = ask(a, n, b, x)
    mistakes = {name: (wrong, y - wrong * x) for name, wrong in wrong_slopes.items()}
    mistakes["intercept-is-height"] = (slope, y)
    mistakes["intercept-is-constant"] = (slope, float(b))
    mistakes["intercept-sign"] = (slope, y + slope * x)
    return case(
        *(a, n, b, x),
        expect=(slope, y - slope * x),
        value=(y, y - y * x),
        mistakes=mistakes,
        what=f"tangent({show(a, n, b, x)})",
    )


def show(*numbers):
    return ", ".join(f"{number:.4g}" for number in numbers)


def draw(rng, exponents, sides=(-1, 1)):
    """Draw a, n, b and x for which the usual slips give other slopes."""
    return rng.separating(
        lambda: (
            rng.choice((-1, 1)) * rng.number(0.5, 3.0),
            rng.choice(exponents),
            rng.choice((-1, 1)) * rng.number(0.5, 3.0),
            rng.choice(sides) * rng.number(0.4, 2.5),
        ),
        lambda q: q[0] * q[1] * q[3] ** (q[1] - 1),
        lambda q: q[0] * q[3] ** (q[1] - 1),
        lambda q: q[0] * q[1] * q[3] ** q[1],
        lambda q: q[0] * q[1] * (q[3] ** q[1] - 1),
        lambda q: q[0] * q[1] * q[3] ** q[1] - 1,
        lambda q: q[0] * q[1] * q[3] ** (q[1] - 1) + q[2],
        lambda q: height(*q),
        gap=0.02,
    )


def where_smooth(make):
    """Leave out x = 0 where the power or its derivative has no value there."""
    return lambda a, n, b, x: None if x == 0 and n < 1 else make(a, n, b, x)


POWERS = {"a": floats(), "n": integers(-3, 5), "b": floats(), "x": floats()}
SLOPES, TANGENTS = inputs(where_smooth(slope_case), **POWERS), inputs(where_smooth(tangent_case), **POWERS)


@pytest.mark.points(2)
def test_worked_slopes(student):
    """power_rule: 2x² + 2 at 5, 2x³ + 4 at 5, 1/x at 2
    power_rule：2x² + 2 の x = 5、2x³ + 4 の x = 5、1/x の x = 2"""
    examples = ((2, 2, 2, 5), (2, 3, 4, 5), (1, -1, 0, 2))
    assert_calls(student.power_rule, [slope_case(*example) for example in examples], simplest=SLOPES)


@pytest.mark.points(4)
def test_random_powers(student, rng):
    """power_rule: random powers at random points, positive and negative
    power_rule：ランダムなべき関数と点（x は正も負も）"""
    cases = [slope_case(*draw(rng, (n,), (side,))) for n in (2, 3, 4, 5) for side in (-1, 1)]
    assert_calls(student.power_rule, cases, simplest=SLOPES)


@pytest.mark.points(2)
def test_negative_and_half(student, rng):
    """power_rule: exponents -1, -2, -3 and 1/2
    power_rule：指数が -1、-2、-3、1/2"""
    cases = [slope_case(*draw(rng, (n,), (side,))) for n in (-1, -2, -3) for side in (-1, 1)]
    assert_calls(student.power_rule, cases, simplest=SLOPES)
    assert_calls(student.power_rule, [slope_case(*draw(rng, (0.5,), (1,))) for _ in range(3)])


@pytest.mark.points(2)
def test_special_cases(student, rng):
    """power_rule: n = 0, a = 0, x = 0, n = 1
    power_rule：n = 0、a = 0、x = 0、n = 1"""
    a, _, b, x = draw(rng, (2,))
    specials = ((a, 0, b, x), (a, 0, b, 0.0), (0.0, 3, b, x), (a, 3, b, 0.0), (a, 1, b, 0.0), (a, 1, b, x))
    assert_calls(student.power_rule, [slope_case(*special) for special in specials], simplest=SLOPES)


@pytest.mark.points(4)
def test_tangent(student, rng):
    """tangent: 20x - 48, 150x - 496, and random tangents
    tangent：20x - 48、150x - 496、ランダムな接線"""
    examples = [(2, 2, 2, 5), (2, 3, 4, 5)]
    examples += [draw(rng, (n,), (side,)) for n in (2, 3, -1, -2) for side in (-1, 1)]
    assert_calls(student.tangent, [tangent_case(*example) for example in examples], simplest=TANGENTS)
    assert_calls(student.tangent, [tangent_case(*draw(rng, (0.5,), (1,)))])


@pytest.mark.points(1)
def test_exponent_product(student, rng):
    """exponent_product: x⁻² · x⁻³ = x⁻⁵, and random exponents
    exponent_product：x⁻² · x⁻³ = x⁻⁵ とランダムな指数"""
    pairs = [
        (-2, -3),
        (2, 3),
        (4, -1),
        (0.5, 0.5),
        (rng.integer(-9, -1), rng.integer(2, 9)),
        (rng.number(), rng.number()),
    ]
    cases = [
        case(p, q, expect=p + q, mistakes={"exponents-multiplied": p * q, "exponents-subtracted": p - q})
        for p, q in pairs
    ]
    assert_calls(student.exponent_product, cases, what="exponent_product(p, q)")
