import numpy
import pytest
import torch

from graders.checks import Text, arrays, assert_calls, assert_raises, case, fail, fetch, floats, gradient, inputs

TEMPERATURES = numpy.array([9, 10.5, 13.5, 19, 23, 25.5, 29.5, 31, 27, 21.5, 16.5, 11.5])
SALES = numpy.array([310.0, 300, 370, 480, 640, 730, 1010, 1100, 800, 560, 400, 410])
SHOWN = "the twelve months"
DIFFERENT = (
    *(((12, 1), (12,)), ((12,), (12, 1)), ((1,), (5,)), ((4,), (3, 4)), ((2, 6), (6, 2)), ((5,), (7,))),
    *(((3, 1), (3, 4)), ((4, 4), (4,)), ((1, 5), (5,)), ((6, 1), (1, 6))),
)
COMPARED = {
    "shapes-not-compared": lambda pred, y: True,
    "lengths-compared": lambda pred, y: len(pred) == len(y),
    "sizes-compared": lambda pred, y: pred.size == y.size,
}


def draw_months(rng, n):
    """Draw (a, b, x, y) for n months."""
    x = rng.uniform(5, 35, n).numpy()
    y = rng.number(20, 40) * x + rng.number(-100, 100) + 40 * rng.normal(n).numpy()
    return rng.number(10, 50), rng.number(-200, 200), x, y


def squares(a, b, x, y):
    return float(((y - a * x - b) ** 2).sum())


def loss_case(a, b, x, y, what="loss(a, b, x, y)"):
    return case(
        a,
        b,
        x,
        y,
        expect=squares(a, b, x, y),
        what=what,
        formulas={"Σ(y - ax + b)²": squares(a, -b, x, y), "Σ(y - ax)²": squares(a, 0.0, x, y)},
        mistakes={"outer-broadcast": float(((y - (a * x + b)[:, None]) ** 2).sum())},
    )


def grads_case(a, b, x, y, what="grads(a, b, x, y)"):
    xs, ys = torch.as_tensor(x), torch.as_tensor(y)
    da, db = gradient(lambda a, b: ((ys - a * xs - b) ** 2).sum(), float(a), float(b))
    table = y - (a * x + b)[:, None]
    return case(
        a,
        b,
        x,
        y,
        expect=(da, db),
        what=what,
        mistakes={
            "input-factor-lost": (db, db),
            "outer-broadcast": (float(-2 * (table * x).sum()), float(-2 * table.sum())),
        },
    )


def fits(one, other):
    """Say whether NumPy can subtract arrays of these two shapes."""
    try:
        numpy.broadcast_shapes(one, other)
    except ValueError:
        return False
    return True


def find_belief(errors, pairs):
    """Return the mistake that explains for which pairs safe_loss raised, and for which it did not."""
    if errors == ["AssertionError"] * len(pairs):
        return "assertion"
    silent = [error is None for error in errors]
    if silent == [pred.size == y.size or 1 in (pred.size, y.size) for pred, y in pairs]:
        return "reshaped-silently"
    for belief, accepts in COMPARED.items():
        if silent == [accepts(pred, y) and fits(pred.shape, y.shape) for pred, y in pairs]:
            return belief
    return None


MONTHS = {"a": floats(), "b": floats(), "x": arrays("n"), "y": arrays("n")}
LOSS, GRADS = inputs(loss_case, **MONTHS), inputs(grads_case, **MONTHS)


@pytest.mark.points(3)
def test_loss(student, rng):
    """loss: 302400 at (20, 100) for the twelve months, and random data
    loss：十二か月のデータでは (20, 100) で 302400。ランダムなデータでも"""
    cases = [loss_case(20.0, 100.0, TEMPERATURES, SALES, f"loss(20, 100) of {SHOWN}")]
    assert_calls(student.loss, [*cases, *(loss_case(*draw_months(rng, n)) for n in (5, 7, 17))], simplest=LOSS)


@pytest.mark.points(5)
def test_grads(student, rng):
    """grads: -63350 and -2320 for the twelve months, and random data
    grads：十二か月のデータでは -63350 と -2320。ランダムなデータでも"""
    cases = [grads_case(20.0, 100.0, TEMPERATURES, SALES, f"grads(20, 100) of {SHOWN}")]
    assert_calls(student.grads, [*cases, *(grads_case(*draw_months(rng, n)) for n in (5, 7, 17, 29))], simplest=GRADS)


@pytest.mark.points(2)
def test_few_points(student, rng):
    """One point, no points, integers
    点が一つ、点がない、整数の配列"""
    whole = numpy.array([3, 8, 20, 31, 26]), numpy.array([150, 240, 610, 1000, 777])
    problems = [draw_months(rng, 1), draw_months(rng, 0), (21, -35, *whole)]
    assert_calls(student.loss, [loss_case(*problem) for problem in problems], simplest=LOSS)
    assert_calls(student.grads, [grads_case(*problem) for problem in problems], simplest=GRADS)


@pytest.mark.points(1)
def test_arguments_stay(student, rng):
    """x and y stay as they were
    x と y を書き換えない"""
    problems = [draw_months(rng, n) for n in (5, 7, 17)]
    assert_calls(student.loss, [loss_case(*problem) for problem in problems], pure=True, simplest=LOSS)
    assert_calls(student.grads, [grads_case(*problem) for problem in problems], pure=True, simplest=GRADS)


@pytest.mark.points(1)
def test_safe_loss(student, rng):
    """safe_loss of two arrays of the same shape
    同じ形の二つの配列の safe_loss"""
    cases = []
    for shape in ((5,), (7,), (3, 4), (2, 1), (0,)):
        pred, y = (rng.uniform(-5, 5, *shape).numpy() for _ in range(2))
        cases.append(case(pred, y, expect=float(((y - pred) ** 2).sum())))
    assert_calls(student.safe_loss, cases, what="safe_loss(pred, y)", pure=True)


@pytest.mark.points(3)
def test_shapes_differ(student, rng):
    """safe_loss raises a ValueError where the shapes differ
    形が違うとき safe_loss は ValueError を送出する"""
    pairs = [tuple(rng.uniform(-5, 5, *shape).numpy() for shape in shapes) for shapes in DIFFERENT]
    errors = fetch(student.support.errors_of(student.safe_loss, pairs))
    belief = find_belief(errors, pairs) if isinstance(errors, list) else None
    if belief == "assertion":
        fail(
            "safe_loss raises an AssertionError instead of a ValueError.",
            "safe_loss が ValueError でなく AssertionError を送出しています。",
            diagnosis=belief,
        )
    if belief:
        (pred, y), *others = [shapes for shapes, error in zip(DIFFERENT, errors, strict=True) if error is None]
        fail(
            f"safe_loss for the shapes {pred} and {y} should raise ValueError, but returned an answer; "
            f"so it did for {len(others)} other pairs of shapes.",
            f"形が {pred} と {y} のとき safe_loss は ValueError を送出するはずですが、答えを返しました。"
            f"ほかに {len(others)} 組の形でも同じです。",
            diagnosis=belief,
        )
    for shapes, (pred, y) in zip(DIFFERENT, pairs, strict=True):
        assert_raises(
            "ValueError",
            student.safe_loss,
            pred,
            y,
            what=Text(
                f"safe_loss for the shapes {shapes[0]} and {shapes[1]}",
                f"形が {shapes[0]} と {shapes[1]} のときの safe_loss",
            ),
        )
