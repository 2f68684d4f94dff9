import pytest
import torch

from graders.checks import T32, T64, assert_close, assert_equal

NAMES = ("parabola", "wave", "coupled")


def _gradient(support, name, numbers, x):
    leaf = x.detach().clone().requires_grad_()
    return torch.autograd.grad(support.function(name, *numbers)(leaf), leaf)[0]


def _tolerance(rng):
    return T32 if rng.dtype == torch.float32 else T64


def _numbers(rng):
    return [rng.number(0.5, 2.0), rng.number(0.3, 1.0)]


@pytest.mark.points(3)
def test_three_calls(student, support, rng):
    """fresh_grad gives the same right answer three times: 4x for 2x² + 2
    fresh_grad は三回とも同じ正しい答え（2x² + 2 なら 4x）"""
    seed = torch.linspace(-2, 2, 17, dtype=rng.dtype)
    cases = [("parabola", (2.0, 2.0), seed), *((name, _numbers(rng), rng.uniform(-2, 2, 5)) for name in NAMES)]
    for name, numbers, x in cases:
        f = student.support.function(name, *numbers)
        answers = student.support.ask_in_turn(student.fresh_grad, [f, f, f], x).then
        expected = _gradient(support, name, numbers, x)
        assert_close(answers, [expected] * 3, _tolerance(rng), what="the three answers of fresh_grad")


@pytest.mark.points(2)
def test_twice(student, support, rng):
    """twice gives the plain gradient two times
    twice は同じ勾配を二つ返す"""
    for name in NAMES:
        numbers, x = _numbers(rng), rng.uniform(-2, 2, 7)
        f = student.support.function(name, *numbers)
        answers = student.support.ask_in_turn(student.twice, [f], x).then
        expected = _gradient(support, name, numbers, x)
        assert_close(answers, [(expected, expected)], _tolerance(rng), what="twice(f, x)")


@pytest.mark.points(1)
def test_reset(student, rng):
    """reset empties every .grad and keeps the values
    reset はすべての .grad を空にし、値は変えない"""
    _check_reset(student, [rng.uniform(-2, 2, 5), rng.uniform(-2, 2, 2, 3), rng.uniform(-2, 2)], rng, 3)


@pytest.mark.points(1)
def test_reset_without_gradient(student, rng):
    """reset also takes tensors that have no gradient yet, and an empty list
    まだ勾配のないテンソルや空のリストでも reset が動く"""
    _check_reset(student, [rng.uniform(-2, 2, 5), rng.uniform(-2, 2, 3)], rng, 1)
    _check_reset(student, [rng.uniform(-2, 2, 5)], rng, 0)
    _check_reset(student, [], rng, 0)


def _check_reset(student, values, rng, filled):
    """Reset tensors of which the last `filled` ones have a gradient."""
    first = len(values) - filled
    grads = [rng.uniform(1, 2, *value.shape) if index >= first else None for index, value in enumerate(values)]
    after = student.support.reset_with(student.reset, values, grads)
    assert_equal(after.values, values, what="the values after reset")
    for index, grad in enumerate(after.grads):
        if grad is not None:
            assert_equal(grad, torch.zeros_like(values[index]), what=f"params[{index}].grad after reset")


@pytest.mark.points(1)
def test_former_gradient(student, support, rng):
    """x.grad is afterwards what it was before, None or 1000
    x.grad は呼び出しの前と同じ（None でも 1000 でも）"""
    for ask, answer in ((student.fresh_grad, lambda g: g), (student.twice, lambda g: (g, g))):
        numbers, x = _numbers(rng), rng.uniform(-2, 2, 5)
        for former in (None, torch.full_like(x, 1000.0)):
            f = student.support.function("wave", *numbers)
            seen = student.support.ask_in_turn(ask, [f], x, former)
            assert_close(
                seen.then, [answer(_gradient(support, "wave", numbers, x))], _tolerance(rng), what="the answer"
            )
            assert_equal(seen.grad, former, what="x.grad after the call")


@pytest.mark.points(1)
def test_answers_stay(student, support, rng):
    """An answer does not change when another question follows
    返した答えは次の呼び出しで変わらない"""
    asked = [(name, _numbers(rng)) for name in NAMES]
    x = rng.uniform(-2, 2, 5)
    functions = [student.support.function(name, *numbers) for name, numbers in asked]
    expected = [_gradient(support, name, numbers, x) for name, numbers in asked]
    assert_close(
        student.support.ask_in_turn(student.fresh_grad, functions, x).now,
        expected,
        _tolerance(rng),
        what="earlier answers",
    )


@pytest.mark.points(1)
def test_one_evaluation(student, rng):
    """Each question evaluates f once, twice as well
    f の計算は一回の呼び出しにつき一回（twice でも一回）"""
    for ask in (student.fresh_grad, student.twice):
        f = student.support.function("wave", *_numbers(rng))
        _ = student.support.ask_in_turn(ask, [f], rng.uniform(-2, 2, 5))
        assert_equal(f.calls, 1, what="the number of calls of f")
