import math

import pytest
import torch

from graders.checks import (
    T64_ENGINE,
    Tolerance,
    assert_calls,
    assert_close,
    assert_raises,
    case,
    fail,
    floats,
    gradient,
    graph,
    inputs,
    lend,
    vjp,
)

ANGLES = (2.4, -2.8, 3.3, 4.5, -5.8)


def doubled(a):
    """Run the doubling program, on a number or a tensor."""
    b = 2 * a
    while abs(b) < 1000:
        b = 2 * b
    return 100 * b if b < 0 else b


def doubling_case(a, smooth=True):
    right = gradient(doubled, a, smooth=smooth)
    mistakes = {
        "one-doubling-short": right / 2 if abs(a) < 500 else right,
        "one-doubling-too-many": right * 2,
        "doubling-starts-at-a": right / 2 if abs(a) >= 1000 else right,
        "hundred-lost": right / 100 if a < 0 else right,
        "hundred-always": right * 100 if a > 0 else right,
    }
    return case(a, expect=right, what=f"doubling_grad({a:.6g})", value=doubled(a), mistakes=mistakes)


def just_below_case(doublings):
    """Ask for a number that comes to a billionth below 1000; in float32 that is 1000, and the loop stops too early."""
    a = (1000 - 1e-6) / 2**doublings
    right = gradient(doubled, a, smooth=False)
    return case(a, expect=right, what=f"doubling_grad({a:.12g})", mistakes={"float32-precision": right / 2})


def draw_numbers(rng):
    """Draw numbers of every size and both signs, away from where the number of doublings changes."""
    signs = (1, -1, 1, -1, -1, 1, -1, 1)
    return [sign * rng.number(1.05, 1.9) * 1000 / 2**doublings for sign, doublings in zip(signs, range(2, 18, 2))]


def value_case(x, tol):
    right, all_plus = (torch.tensor(value, dtype=torch.float64) for value in (math.sin(x), math.sinh(x)))
    without_abs = torch.tensor(x - x**3 / 6 if x >= tol else x, dtype=torch.float64)
    wrong = {"signs-do-not-alternate": all_plus, "size-without-abs": without_abs}
    point = torch.tensor(x, dtype=torch.float64)
    return case(point, tol, expect=right, what=f"taylor_sin({x:.4g}, {tol:g})", mistakes=wrong)


def slope_case(x, tol):
    without_abs = 1 - x * x / 2 if x >= tol else 1.0
    wrong = {"signs-do-not-alternate": math.cosh(x), "size-without-abs": without_abs}
    right = gradient(torch.sin, x)
    return case(x, tol, expect=right, what=f"taylor_grad({x:.4g}, {tol:g})", value=math.sin(x), mistakes=wrong)


DOUBLINGS = inputs(doubling_case, a=floats(-1000, 1000, avoid=(0.0,), also=(500.0, 125.0)))


@pytest.mark.points(2)
def test_statement_examples(student):
    """doubling_grad at 0.3, -0.3, 1.7 and -5
    doubling_grad：0.3、-0.3、1.7、-5"""
    assert_calls(student.doubling_grad, [doubling_case(a) for a in (0.3, -0.3, 1.7, -5.0)], simplest=DOUBLINGS)


@pytest.mark.points(3)
def test_doubling(student, rng):
    """doubling_grad of small and large numbers of both signs
    doubling_grad：小さい数、大きい数、正の数、負の数"""
    assert_calls(student.doubling_grad, [doubling_case(a) for a in draw_numbers(rng)], simplest=DOUBLINGS)


@pytest.mark.points(2)
def test_doubling_edges(student, rng):
    """Exactly 1000 on the way or a billionth less, and numbers that are large from the start
    途中でちょうど 1000 になる数、それより十億分の一だけ小さい数、初めから大きい数"""
    exact = [doubling_case(1000 / 2**doublings, smooth=False) for doublings in (1, 3, 6, 10)]
    large = [doubling_case(a) for a in (rng.number(510, 990), rng.number(1100, 1900), rng.number(5000, 9000), -2000.0)]
    assert_calls(student.doubling_grad, exact + large, simplest=DOUBLINGS)
    assert_calls(student.doubling_grad, [just_below_case(doublings) for doublings in (2, 5, 9)])


@pytest.mark.points(1)
def test_doubling_zero(student):
    """doubling_grad(0.0) raises a ValueError
    doubling_grad(0.0) は ValueError を送出する"""
    if student.support.try_it(student.doubling_grad, 0.0).answered is True:
        fail(
            "doubling_grad(0.0) should raise ValueError, but returned an answer.",
            "doubling_grad(0.0) は ValueError を送出するはずですが、答えを返しました。",
            diagnosis="zero-answered",
        )
    assert_raises("ValueError", student.doubling_grad, 0.0, what="doubling_grad(0.0)")


@pytest.mark.points(2)
def test_series_value(student, rng):
    """taylor_sin is within 10 tol of sin x, for tolerances from 0.001 to 1e-10
    taylor_sin と sin x の差は 10 tol 以内（tol は 0.001 から 1e-10）"""
    for tol in (1e-10, 1e-6, 1e-3):
        points = [x + rng.number(-0.1, 0.1) for x in ANGLES]
        cases = [value_case(x, tol) for x in points]
        assert_calls(student.taylor_sin, cases, tolerance=Tolerance(0.0, 10 * tol))


@pytest.mark.points(2)
def test_series_slope(student, rng):
    """taylor_grad is within 10 tol of cos x, for tolerances from 0.001 to 1e-10
    taylor_grad と cos x の差は 10 tol 以内（tol は 0.001 から 1e-10）"""
    for tol in (1e-10, 1e-6, 1e-3):
        cases = [slope_case(x + rng.number(-0.1, 0.1), tol) for x in ANGLES]
        assert_calls(student.taylor_grad, cases, tolerance=Tolerance(0.0, 10 * tol))


@pytest.mark.points(1)
def test_series_at_zero(student):
    """At and near 0 the slope is 1
    x = 0 とその近くで傾きは 1"""
    cases = [slope_case(x, tol) for tol in (1e-3, 1e-6) for x in (0.0, tol / 4, -tol / 2)]
    assert_calls(student.taylor_grad, cases, tolerance=Tolerance(0.0, 1e-5))


@pytest.mark.points(1)
@pytest.mark.needs("test_series_value")
def test_number_of_terms(student):
    """A larger x or a smaller tol needs more terms, and no more than needed are added
    x が大きいか tol が小さいほど項が増え、余分な項は足さない"""
    sizes = [count_nodes(student, x, tol) for x, tol in ((0.5, 0.1), (0.5, 1e-9), (5.5, 0.1), (5.5, 1e-9))]
    if not (sizes[0] < sizes[1] < sizes[3] and sizes[0] < sizes[2] < sizes[3]):
        fail(
            f"For (x, tol) = (0.5, 0.1), (0.5, 1e-9), (5.5, 0.1), (5.5, 1e-9) taylor_sin records {sizes} operations; "
            "the first should need the fewest, the last the most.",
            "(x, tol) = (0.5, 0.1)、(0.5, 1e-9)、(5.5, 0.1)、(5.5, 1e-9) で taylor_sin が記録する演算は、"
            f"順に {sizes} 個です。最初が最も少なく、最後が最も多くなるはずです。",
            diagnosis="fixed-number-of-terms" if sizes[0] else "cut-graph",
        )


def count_nodes(student, x, tol):
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    total = student.taylor_sin(lend(student, leaf), tol)
    right = torch.tensor(math.sin(x), dtype=torch.float64)
    assert_close(total, right, Tolerance(0.0, 10 * tol), what=f"taylor_sin({x:g}, {tol:g})")
    return len(graph(total))


@pytest.mark.points(1)
def test_slope_of_your_own_series(student, rng):
    """taylor_grad is the derivative of your own taylor_sin, also with a coarse tol
    taylor_grad は自分の taylor_sin の微分係数（tol が粗くても）"""
    cases = [case(1.0, 0.01, expect=own_slope(student, 1.0, 0.01), mistakes={"cosine-by-formula": math.cos(1.0)})]
    for low, high, tol in ((0.8, 1.2, 0.1), (2.0, 3.0, 0.3), (-2.0, -1.5, 0.2)):
        x = rng.number(low, high)
        cases.append(case(x, tol, expect=own_slope(student, x, tol), mistakes={"cosine-by-formula": math.cos(x)}))
    assert_calls(student.taylor_grad, cases, what="taylor_grad(x, tol)", tolerance=T64_ENGINE)


def own_slope(student, x, tol):
    """Return the slope of the student's own series."""
    _, gradients = vjp(student.taylor_sin, torch.tensor(x, dtype=torch.float64), tol)
    slope = gradients[0] if gradients else None
    if not isinstance(slope, torch.Tensor) or slope.shape != ():
        fail("taylor_sin does not depend on x.", "taylor_sin が x に依存していません。", diagnosis="cut-graph")
    return slope.item()
