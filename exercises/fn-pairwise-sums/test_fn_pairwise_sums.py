import pytest
import torch

from graders.checks import T32, T64, Remote, assert_close, fail, raw_backward, vjp


def _apply(student):
    function = student.PairSums
    apply = function.apply if isinstance(function, Remote) else None
    if not isinstance(apply, Remote):
        fail(
            "PairSums should be a class derived from torch.autograd.Function.",
            "PairSums は torch.autograd.Function を継承したクラスにしてください。",
            kind="type",
        )
    return apply


def _gradients(v1, v2, v3):
    return v1 + v3, v1 + v2, v2 + v3


def _partials(x1, x2, x3):
    y1, y2, y3 = x1 + x2, x2 + x3, x3 + x1
    return y2 * (y1 + y3), y3 * (y1 + y2), y1 * (y2 + y3)


def _tolerance(rng):
    return T32 if rng.dtype == torch.float32 else T64


def _draw(rng, *shape):
    return tuple(rng.uniform(-2, 2, *shape) for _ in range(3))


@pytest.mark.points(2)
def test_forward(student, rng):
    """The three outputs
    三つの出力"""
    for shape in ((5,), (), (2, 3)):
        x1, x2, x3 = _draw(rng, *shape)
        got = _apply(student)(x1, x2, x3)
        assert_close(got, (x1 + x2, x2 + x3, x3 + x1), _tolerance(rng), what="PairSums.apply(x1, x2, x3)")


@pytest.mark.points(2)
def test_seed_point(student, rng):
    """At (0, 1, 2) the product is 6 and the gradients are 9, 8, 5
    (0, 1, 2) で積は 6、勾配は 9, 8, 5"""
    inputs = [torch.tensor([value], dtype=rng.dtype) for value in (0.0, 1.0, 2.0)]
    seen = student.support.differentiate(_apply(student), inputs, [])
    assert_close(seen.loss, torch.tensor([6.0], dtype=rng.dtype), what="y1·y2·y3")
    expected = [torch.tensor([value], dtype=rng.dtype) for value in (9.0, 8.0, 5.0)]
    assert_close(seen.gradients, expected, _tolerance(rng), what="the gradients by x1, x2, x3")


@pytest.mark.points(3)
def test_any_upstream(student, rng):
    """Random gradients arrive at the outputs
    出力にランダムな勾配が届いたとき"""
    for size in (5, 7):
        cotangents = _draw(rng, size)
        _, gradients = vjp(_apply(student), *_draw(rng, size), cotangents=cotangents)
        assert_close(gradients, list(_gradients(*cotangents)), _tolerance(rng), what="the gradients by x1, x2, x3")


@pytest.mark.points(2)
def test_closed_form(student, rng):
    """The formulas, for numbers and tensors
    手計算の式（数とテンソル）"""
    assert_close(student.closed_form(0.0, 1.0, 2.0), (9.0, 8.0, 5.0), what="closed_form(0, 1, 2)")
    for _ in range(3):
        numbers = [rng.number() for _ in range(3)]
        assert_close(student.closed_form(*numbers), _partials(*numbers), what="closed_form")
    for shape in ((), (5,), (2, 3)):
        tensors = _draw(rng, *shape)
        assert_close(student.closed_form(*tensors), _partials(*tensors), _tolerance(rng), what="closed_form")


@pytest.mark.points(2)
def test_shapes(student, rng):
    """No dimensions, one element, a matrix, no elements
    次元なし、1 要素、行列、空"""
    for shape in ((), (1,), (4, 5), (0,)):
        cotangents = _draw(rng, *shape)
        _, gradients = vjp(_apply(student), *_draw(rng, *shape), cotangents=cotangents)
        assert_close(gradients, list(_gradients(*cotangents)), _tolerance(rng), what=f"the gradients for shape {shape}")


@pytest.mark.points(2)
def test_unused_outputs(student, rng):
    """The loss uses one or two of the outputs
    損失が出力の一部しか使わない場合"""
    one, zero = torch.ones(5, dtype=rng.dtype), torch.zeros(5, dtype=rng.dtype)
    for used in ([0], [1], [2], [0, 2]):
        expected = list(_gradients(*(one if index in used else zero for index in range(3))))
        seen = student.support.differentiate(_apply(student), list(_draw(rng, 5)), used)
        shown = " + ".join(f"y{index + 1}" for index in used)
        assert_close(seen.gradients, expected, _tolerance(rng), what=f"the gradients of {shown}")


@pytest.mark.points(2)
def test_backward_itself(student, rng):
    """backward returns three tensors of the inputs' shape and dtype
    backward 自身が入力と同じ形・dtype のテンソルを三つ返す"""
    for shape in ((5,), (2, 3)):
        cotangents = _draw(rng, *shape)
        got = raw_backward(_apply(student), *_draw(rng, *shape), cotangents=cotangents)
        assert_close(got, _gradients(*cotangents), _tolerance(rng), what="what backward returns")
