import math

import pytest
import torch

from graders.checks import Text, Tolerance, assert_calls, assert_close, case, fail

TEMPERATURES = torch.tensor([9, 10.5, 13.5, 19, 23, 25.5, 29.5, 31, 27, 21.5, 16.5, 11.5], dtype=torch.float64)
SALES = torch.tensor([310, 300, 370, 480, 640, 730, 1010, 1100, 800, 560, 400, 410], dtype=torch.float64)
SIX_DIGITS = Tolerance(1e-6, 1e-6)
STEPS = 150


def best_line(x, y):
    columns = torch.stack([x, torch.ones_like(x)], dim=1)
    return tuple(torch.linalg.lstsq(columns, y[:, None]).solution[:, 0].tolist())


def share_walked(rate, steps, *, reset=True):
    """Return which part of the way from 0 is done, for standardised data: there all curvatures are 2."""
    left, summed = 1.0, 0.0
    for _ in range(steps):
        summed = left if reset else summed + left
        left -= 2 * rate * summed
    return 1 - left


def fit_case(x, y, *steps, what="fit(x, y, 150)"):
    z = (x - x.mean()) / x.std(correction=0)
    a, b = best_line(x, y)
    slow, summed = share_walked(0.01, STEPS), share_walked(0.1, STEPS, reset=False)
    wrong = {
        "not-converted-back": best_line(z, y),
        "outer-broadcast": (0.0, y.mean().item()),
        "never-moved": (0.0, 0.0),
        "only-slope-converted": (a, y.mean().item()),
        "not-converged": (slow * a, slow * b),
        "no-reset": (summed * a, summed * b),
    }
    return case(x, y, *steps, expect=(a, b), mistakes=wrong, what=what)


def draw_months(rng, n):
    x = rng.uniform(0, 35, n)
    return x, rng.number(15, 40) * x + rng.number(-150, 150) + 30 * rng.normal(n)


def is_line(answer):
    return isinstance(answer, tuple) and len(answer) == 2 and all(isinstance(number, float) for number in answer)


def agree(one, other):
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-6)


def is_of_sum(of_two, of_many, right):
    """Say whether a descent that comes to of_two goes to of_many with a hundred times the gradient, or runs away."""
    left = 1 - of_two / right
    far = 1 - (1 - 100 * (1 - left ** (1 / STEPS))) ** STEPS if 0 < left < 1 else math.nan
    return not abs(of_many) < 1e6 or math.isclose(of_many, far * right, rel_tol=1e-5)


def look_for_habits(student):
    """Say what else a wrong line depends on: on the zero or the unit of x, or on how often every month is counted.

    After 150 updates a descent with z = (x - m) / s and the mean of the squares depends on none, arrived or not.
    """
    x, y, two = TEMPERATURES, SALES, slice(None, 7, 6)
    asked = (x, y), (x, y), (x - 10, y), (x / 2, y), (x[two], y[two]), (x[two].repeat(100), y[two].repeat(100))
    lines = [student.fit(*each, STEPS) for each in asked]
    if not all(map(is_line, lines)) or lines[0] != lines[1]:
        return
    slope, _, of_moved, of_halved, of_two, of_many = (a for a, _ in lines)
    if max(abs(slope), abs(of_moved), abs(of_halved)) < 1e6 and not agree(slope, of_moved):
        fail(
            f"The slope is {slope:.6g}, but {of_moved:.6g} where 10 is taken from every temperature.",
            f"傾きは {slope:.6g} ですが、すべての気温から 10 を引くと {of_moved:.6g} になります。",
            diagnosis="not-centred" if agree(slope, of_halved / 2) else "not-standardised",
        )
    fits = agree(slope, best_line(x, y)[0])
    if (
        fits
        and abs(of_two) < 1e6
        and not agree(of_two, of_many)
        and is_of_sum(of_two, of_many, best_line(x[two], y[two])[0])
    ):
        fail(
            f"The slope of two months is {of_two:.6g}, but {of_many:.6g} where each is counted 100 times.",
            f"二か月分の傾きは {of_two:.6g} ですが、同じデータを 100 回ずつ数えると {of_many:.6g} になります。",
            diagnosis="sum-of-squares",
        )


@pytest.mark.points(5)
def test_icecream(student):
    """The twelve months: 33.6149… and -72.7952…
    十二か月のデータでは 33.6149… と -72.7952…"""
    got = student.fit(TEMPERATURES, SALES)
    for number in got if isinstance(got, tuple | list) else ():
        if isinstance(number, float) and not abs(number) < 1e6:
            fail(
                f"fit(x, y) ran away: it returned {number:.3g}.",
                f"fit(x, y) が発散しています。{number:.3g} を返しました。",
                diagnosis="step-too-large",
            )
    assert_calls(
        student.fit,
        [fit_case(TEMPERATURES, SALES, what=Text("fit(x, y) of the twelve months", "十二か月の fit(x, y)"))],
        tolerance=SIX_DIGITS,
    )


@pytest.mark.points(6)
def test_random_data(student, rng):
    """Random months, with 150 updates
    ランダムなデータ、更新は 150 回"""
    look_for_habits(student)
    cases = [fit_case(*draw_months(rng, n), STEPS) for n in (7, 17, 127)]
    assert_calls(student.fit, cases, tolerance=SIX_DIGITS)


@pytest.mark.points(4)
def test_units(student, rng):
    """Temperatures in kelvin, sales in thousands
    気温が絶対温度、売上が千個単位"""
    (x, y), (u, v), (s, t) = (draw_months(rng, n) for n in (7, 11, 13))
    cases = [fit_case(x + 273, y, STEPS), fit_case(u, v / 1000, STEPS), fit_case(s / 100, 50 * t, STEPS)]
    assert_calls(student.fit, cases, tolerance=SIX_DIGITS)


def check_start(student, x, y):
    """Demand that without an update the line is still flat: its height may be 0, or the mean where y is centred too."""
    start, right = student.fit(x, y, 0), best_line(x, y)
    if is_line(start) and all(map(agree, start, right)):
        fail(
            f"fit(x, y, 0) makes no update, but returned the fitted line ({start[0]:.6g}, {start[1]:.6g}).",
            f"fit(x, y, 0) は更新しないはずですが、当てはめた直線 ({start[0]:.6g}, {start[1]:.6g}) を返しました。",
            diagnosis="steps-ignored",
        )
    height = start[1] if is_line(start) else 0.0
    assert_close(start, (0.0, height), what="fit(x, y, 0)")


@pytest.mark.points(3)
def test_special_lines(student, rng):
    """Two points, points on a line, a line that falls, and no update at all
    点が二つ、直線上の点、右下がりの直線、更新 0 回"""
    x, y = draw_months(rng, 7)
    check_start(student, x, y)
    lines = [fit_case(x, 30 * x + b, STEPS) for b in (-0.1, 0.3, 0.5)]  # a small b is lost in float32
    cases = [fit_case(*draw_months(rng, 2), STEPS), *lines, fit_case(x, -2 * y, STEPS)]
    assert_calls(student.fit, cases, tolerance=SIX_DIGITS)


@pytest.mark.points(2)
def test_calls_agree(student, rng):
    """x and y stay as they were, and the same call gives the same line
    x と y は変わらず、同じ呼び出しは同じ結果"""
    (x, y), (u, v) = draw_months(rng, 7), draw_months(rng, 11)
    cases = [fit_case(*each, STEPS) for each in ((x, y), (u, v), (x, y))]
    assert_calls(student.fit, cases, tolerance=SIX_DIGITS, pure=True)
