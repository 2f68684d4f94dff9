import math

import pytest
import torch

from graders.checks import (
    Text,
    assert_calls,
    assert_close,
    assert_count,
    assert_equal,
    case,
    fail,
    floats,
    gradient,
    inputs,
    lend,
    options,
    tensors,
)


def double(number):
    return torch.tensor(number, dtype=torch.float64)


def numbers(rng):
    """Draw four factors well away from 0."""
    return [rng.choice((-1.0, 1.0)) * rng.number(0.5, 1.5) for _ in range(4)]


def derivative_case(student, support, name, factors, x0):
    """Ask for the derivative of one function, which autograd gives in the judge."""
    f = support.function(name, *factors)
    return case(
        student.support.function(name, *factors),
        x0,
        expect=gradient(f, x0),
        value=f(double(x0)).item(),
        what=f"derivative(f, {x0:.4g}), f = {name}",
    )


def derivatives(student, support, *names):
    """Say what may be asked: the derivative of one of these functions at one point, away from where it branches."""

    def ask(f, x0):
        return derivative_case(student, support, f, (1.0, 2.0, 3.0, 4.0), x0)

    code = {f'support.function("{name}", 1.0, 2.0, 3.0, 4.0)': name for name in names}
    return inputs(ask, f=options(code), x0=floats(avoid=(2.0,)))


def is_near(number, expected):
    return isinstance(number, float) and math.isclose(number, expected, rel_tol=1e-9)


def find_slips(table, expected):
    """Name the entries of a table of pairs whose derivative alone is wrong; none where anything else is."""
    pairs = [table.get(name) for name in expected] if isinstance(table, dict) else []
    if not all(isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[1], float) for pair in pairs):
        return []
    if not all(is_near(pair[0], value) for pair, (value, _) in zip(pairs, expected.values())):
        return []
    return [name for name, (_, slope) in expected.items() if pairs and not is_near(table[name][1], slope)]


@pytest.mark.points(2)
def test_any_function(student, support, rng):
    """Polynomials, exp of sin, functions with if, with loops, that call others
    多項式、exp と sin の合成、if や for のある関数、別の関数を呼ぶ関数"""
    f, x0 = student.support.function("exp of sin", *numbers(rng)), rng.number(0.3, 1.5)
    one, two, three = (student.derivative(f, x0) for _ in range(3))
    are_floats = all(isinstance(answer, float) for answer in (one, two, three))
    if are_floats and one != two and math.isclose(two - one, three - two):
        fail(
            f"Three equal calls gave {one:.6g}, {two:.6g}, {three:.6g}: each adds the same amount.",
            f"同じ呼び出しの結果が {one:.6g}、{two:.6g}、{three:.6g} と、同じだけ増えていきます。",
            diagnosis="accumulated",
        )
    cases = [
        derivative_case(student, support, name, numbers(rng), sign * rng.number(0.3, 1.5))
        for name in ("polynomial", "exp of sin", "branch", "calls others", "repeats")
        for sign in (-1, 1)
    ]
    simplest = derivatives(student, support, "polynomial", "exp of sin", "branch", "calls others", "repeats")
    assert_calls(student.derivative, cases, simplest=simplest)


@pytest.mark.points(2)
def test_nested(student, rng):
    """nested has the right value and derivative: -218.46 at 2
    nested の値と微分係数（x = 2 で -218.46）"""
    points = (2.0, rng.number(0.3, 0.8), rng.number(0.8, 1.2), rng.number(-0.8, -0.3), rng.number(-1.2, -0.8))
    if isinstance(student.nested(double(points[1])), float):
        fail(
            "nested returns a float: an operation that is not PyTorch's took the value out of the graph.",
            "nested が float を返しています。PyTorch のものでない演算のために、値が計算グラフから外れています。",
            diagnosis="cut-graph",
        )
    values, slopes = zip(*map(nested_cases, points))
    simplest = inputs(lambda x: nested_cases(x)[0], x=tensors(low=-1, high=2))
    assert_calls(student.nested, values, simplest=simplest)
    assert_calls(student.support.slope_of(student.nested), slopes, show=True)


def nested_cases(x):
    """Ask for the value of nested at x, and for its derivative there."""
    x = float(x)
    power = math.exp(x**2)
    inner = (x + 2) + (1 + power)
    slope = math.cos(inner) * (1 + 2 * x * power)
    value = case(
        double(x),
        expect=double(math.sin(inner)),
        formulas={"sin((x + 2) + (1 + (eˣ)²))": double(math.sin(x + 3 + math.exp(x) ** 2))},
        mistakes={"slope-in-nested": double(slope)},
        what=f"nested({x:.4g})",
    )
    derivative = case(
        x,
        expect=slope,
        value=math.sin(inner),
        mistakes={"exponential-cut": math.cos(inner), "sum-cut": math.cos(inner) * 2 * x * power},
        what=f"nested'({x:.4g})",
    )
    return value, derivative


@pytest.mark.points(2)
def test_table(student, support, rng):
    """table: the five elementary functions at 2
    table：x = 2 での五つの基本的な関数"""
    expected = {
        "add2": (4.0, 1.0),
        "mul2": (4.0, 2.0),
        "sqrt": (math.sqrt(2), 0.5 / math.sqrt(2)),
        "sin": (math.sin(2), math.cos(2)),
        "exp": (math.exp(2), math.exp(2)),
    }
    got = student.table()
    pair = got.get("add2") if isinstance(got, dict) else None
    are_floats = isinstance(pair, tuple | list) and all(isinstance(number, float) for number in pair)
    if are_floats and tuple(pair) == (1.0, 4.0):
        fail(
            'table()["add2"] is (1.0, 4.0): the value comes first, then the derivative.',
            'table()["add2"] が (1.0, 4.0) です。値が先、微分係数が後です。',
            diagnosis="pairs-swapped",
        )
    slips = find_slips(got, expected)
    asked = derivative_case(student, support, "exp of sin", numbers(rng), 2.0)
    if slips and is_near(student.derivative(*asked.arguments), asked.expect):
        name = slips[0]
        fail(
            f'table()["{name}"] has the right value, but the derivative {got[name][1]:.6g}.',
            f'table()["{name}"] の値は正しいのに、微分係数が {got[name][1]:.6g} です。',
            diagnosis="table-without-derivative",
        )
    assert_close(got, expected, what="table()", value={name: (value, value) for name, (value, _) in expected.items()})
    assert_close(student.table(), expected, what=Text("table(), called again", "もう一度呼んだ table()"))


@pytest.mark.points(2)
def test_no_dependence(student, support, rng):
    """Where f does not depend on x, the derivative is 0.0
    f が x によらないときは 0.0"""
    cases = [
        derivative_case(student, support, name, numbers(rng), rng.number())
        for name in ("flat", "constant", "other parameter")
        for _ in range(2)
    ]
    simplest = derivatives(student, support, "flat", "constant", "other parameter")
    assert_calls(student.derivative, cases, simplest=simplest)


@pytest.mark.points(2)
def test_called_once(student, support, rng):
    """Each derivative calls f once, at x0 itself
    f の呼び出しは x0 で一回だけ"""
    for _ in range(3):
        f, x0 = support.function("polynomial", *numbers(rng)), rng.number()
        student.derivative(lend(student, f), x0)
        if f.shifted:
            fail(
                "f was called at shifted points too: that is numeric differentiation.",
                "点をずらした f の値も計算しています。それは数値微分です。",
                diagnosis="finite-differences",
            )
        assert_count(f.calls, 1, "calls of f", "f の呼び出し回数")
        assert_equal(f.points, [x0], what=Text("the points at which f was called", "f が呼ばれた点"))
