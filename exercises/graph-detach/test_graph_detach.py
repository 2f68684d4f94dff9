import pytest
import torch

from graders.checks import (
    Text,
    assert_calls,
    assert_close,
    assert_equal,
    case,
    fail,
    gradient,
    inputs,
    tensors,
    to_leaf,
)

SHAPES = ((5,), (2, 3), (7,), (1,), ())


def _numbers(rng, *shape):
    """Draw numbers of both signs, away from 0."""
    signs = torch.where(rng.uniform(-1, 1, *shape) < 0, -1.0, 1.0).to(rng.dtype)
    return signs * rng.uniform(0.4, 1.9, *shape)


@pytest.mark.points(3)
def test_half_open(student, rng):
    """half_open gives (1, 4, 9) at (1, 2, 3), and x² elsewhere, without touching x
    half_open は (1, 2, 3) で (1, 4, 9)、ほかの点でも x²、x は元のまま"""
    points = [torch.tensor([1.0, 2.0, 3.0], dtype=rng.dtype), *(_numbers(rng, *shape) for shape in SHAPES)]
    points.append(to_leaf(_numbers(rng, 11)))
    cases = [half_open_case(x) for x in points]
    assert_calls(student.half_open, cases, what="half_open(x)", pure=True, show=True, simplest=HALF_OPEN)


def half_open_case(x):
    u = x.detach() ** 2
    mistakes = {"nothing-detached": 3 * u, "other-factor-detached": 2 * u}
    expected = gradient(lambda t: (u * t).sum(), x)
    return case(x, expect=expected, value=(u * x.detach()).sum(), mistakes=mistakes)


HALF_OPEN = inputs(half_open_case, x=tensors("n"))


@pytest.mark.points(2)
def test_frozen(student, rng):
    """frozen gives None for w1 and the gradient for w2
    frozen は w1 に None、w2 に勾配を返す"""
    worked = [torch.tensor(values, dtype=rng.dtype) for values in ([1.0, 2.0], [3.0, 1.0], [1.0, 1.0])]
    drawn = [[_numbers(rng, *shape) for _ in range(3)] for shape in SHAPES]
    cases = [frozen_case(*each) for each in (worked, *drawn)]
    assert_calls(student.frozen, cases, what="frozen(w1, w2, x)", pure=True, simplest=FROZEN)


def frozen_case(w1, w2, x):
    h = w1 * x
    by_w1, by_w2 = gradient(lambda v1, v2: ((v2 * v1 * x) ** 2).sum(), w1, w2)
    mistakes = {
        "nothing-frozen": (by_w1, by_w2),
        "zeros-for-none": (torch.zeros_like(w1), by_w2),
        "other-weight-frozen": (by_w1, None),
        "hidden-not-squared": (None, h),
    }
    return case(w1, w2, x, expect=(None, by_w2), mistakes=mistakes)


FROZEN = inputs(frozen_case, w1=tensors("n"), w2=tensors("n"), x=tensors("n"))


@pytest.mark.points(2)
def test_frozen_leaves_weights(student, rng):
    """Weights that require a gradient and hold one stay as they were
    勾配を必要とし .grad を持つ重みも、呼び出しの前と同じ"""
    for shape in SHAPES[:3]:
        w1, w2, x, *grads = (_numbers(rng, *shape) for _ in range(5))
        seen = student.support.train_beside(student.frozen, w1, w2, x, grads)
        assert_close(seen.answer, (None, 2 * w2 * (w1 * x) ** 2), what="frozen(w1, w2, x)")
        changed = seen.changed
        if not isinstance(changed, list) or changed:
            fail(
                f"This is not what it was before the call: {str(changed)[:100]}",
                f"呼び出しの前と変わっています：{str(changed)[:100]}",
                diagnosis="mutated-input",
                which=changed,
            )


@pytest.mark.points(1)
def test_plot_values(student, rng):
    """plot_values gives the values of leaves, results and integers, in their shape and dtype
    plot_values は葉、計算結果、整数の値を、同じ形と dtype で返す"""
    for shape in SHAPES:
        x = _numbers(rng, *shape)
        expected = [x.numpy(), torch.exp(x).numpy(), (10 * x).round().long().numpy()]
        seen = student.support.plot_results(student.plot_values, x)
        assert_close(seen.arrays, expected, what="plot_values(y)")
        assert_equal(
            seen.dtypes,
            [str(array.dtype) for array in expected],
            what=Text("the dtypes of plot_values(y)", "plot_values(y) の dtype"),
        )


@pytest.mark.points(2)
def test_plot_values_is_a_copy(student, rng):
    """Scaling the array changes neither y nor a later backward
    配列を書き換えても、y も後の backward も変わらない"""
    for shape in SHAPES:
        x = _numbers(rng, *shape)
        seen = student.support.plot_and_scale(student.plot_values, x)
        if seen.unchanged is not True:
            fail(
                "Whoever scales your array changes y with it: the array shares the memory of y. Return a copy.",
                "配列を書き換えると y まで変わります。y とメモリを共有しているので、複製を返しましょう。",
                diagnosis="aliased",
            )
        assert_close(
            seen.gradient,
            torch.exp(x),
            what=Text("the gradient of the sum of exp(x) afterwards", "その後の exp(x) の和の勾配"),
        )
