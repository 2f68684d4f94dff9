import math
from functools import cache, partial

import pytest
import torch

from graders.checks import assert_calls, assert_count, case, gradient, inputs, lend, options, tensors, to_leaf


def _case(student, support, name, x, v, weights=None):
    """Ask for one product; the usual wrong ones come from the whole Jacobian, made in the judge."""
    f = support.function(name, weights)

    @cache
    def find_jacobian():
        return torch.autograd.functional.jacobian(f, x.detach())

    def plain():
        return torch.tensordot(torch.ones_like(v), find_jacobian(), v.ndim)

    def mistakes():
        found = {"mean-of-outputs": plain() / v.numel(), "whole-jacobian": find_jacobian()}
        if v.shape == x.shape:
            found["multiplied-afterwards"] = plain() * v
            found["forward-product"] = torch.tensordot(find_jacobian(), v, v.ndim)
        return found

    return case(
        student.support.function(name, weights),
        x,
        v,
        expect=partial(gradient, f, x, cotangent=v),
        value=partial(f, x.detach()),
        cotangent=v,
        local=plain,
        counts={"m": v.numel()},
        mistakes=mistakes,
    )


def _assert_products(student, cases, **how):
    assert_calls(student.vjp_vector, cases, what="vjp_vector(f, x, v)", **how)


def _products(student, support, name, x, v):
    """Say what may be asked: the product for one function, at points and weights of these shapes."""
    f = options({f'support.function("{name}")': name})
    return inputs(lambda f, x, v: _case(student, support, f, x, v), f=f, x=tensors(*x), v=tensors(*v))


@pytest.mark.points(2)
def test_example(student, support, rng):
    """The example gives (2, 13), and other points and weights are right too
    例の答えは (2, 13)、ほかの点や重みでも正しい"""
    worked = torch.tensor([2.0, 3.0], dtype=rng.dtype), torch.tensor([1.0, -1.0, 2.0], dtype=rng.dtype)
    drawn = [(rng.uniform(-2, 2, 2), rng.uniform(-2, 2, 3)) for _ in range(3)]
    _assert_products(
        student,
        [_case(student, support, "example", x, v) for x, v in (worked, *drawn)],
        show=True,
        simplest=_products(student, support, "example", (2,), (3,)),
    )


@pytest.mark.points(3)
def test_square(student, support, rng):
    """Random weights, as many outputs as inputs
    ランダムな重み（出力と入力が同じ個数）"""
    cases = []
    for size in (5, 7, 17):
        x, v, weights = rng.uniform(-2, 2, size), rng.uniform(-2, 2, size), rng.uniform(-1, 1, size, size)
        cases.append(_case(student, support, "neighbours", x, v))
        cases.append(_case(student, support, "layer", x, v, weights))
    _assert_products(student, cases, simplest=_products(student, support, "neighbours", ("n",), ("n",)))


@pytest.mark.points(3)
def test_other_sizes(student, support, rng):
    """Random weights, more outputs or fewer outputs than inputs
    ランダムな重み（出力が入力より多い場合、少ない場合）"""
    sizes = ((7, 3), (2, 5), (3, 11), (13, 5))
    cases = [
        _case(student, support, "layer", rng.uniform(-2, 2, n), rng.uniform(-2, 2, m), rng.uniform(-1, 1, m, n))
        for m, n in sizes
    ]
    _assert_products(student, cases)


@pytest.mark.points(1)
def test_rows_and_sum(student, support, rng):
    """One weight 1 and zeros give a row of the Jacobian, all ones the gradient of the sum
    一つだけ 1 ならヤコビ行列の行、すべて 1 なら和の勾配"""
    x, weights = rng.uniform(-2, 2, 3), rng.uniform(-1, 1, 5, 3)
    upstream = (*torch.eye(5, dtype=rng.dtype), torch.ones(5, dtype=rng.dtype))
    _assert_products(student, [_case(student, support, "layer", x, v, weights) for v in upstream])


@pytest.mark.points(2)
def test_shapes(student, support, rng):
    """Matrices, and results of shape (), (1,) and (1, 1)
    行列の場合と、結果の形が ()、(1,)、(1, 1) の場合"""
    shapes = (
        ("neighbours", (2, 3), (2, 3)),
        ("table", (5,), (5, 5)),
        ("total", (2, 5), ()),
        ("total", (), ()),
        ("one", (7,), (1,)),
        ("cell", (3, 2), (1, 1)),
    )
    cases = [
        _case(student, support, name, rng.uniform(-2, 2, *x_shape), rng.uniform(1.5, 2, *v_shape))
        for name, x_shape, v_shape in shapes
    ]
    _assert_products(student, cases)


@pytest.mark.points(1)
def test_one_pass(student, support, rng):
    """f is called once and walked back once
    f の呼び出しは一回、逆伝播も一回"""
    f = support.function("neighbours")
    student.vjp_vector(lend(student, f), rng.uniform(-2, 2, 5), rng.uniform(-2, 2, 5))
    assert_count(f.calls, 1, "calls of f", "f の呼び出し回数")
    assert_count(f.passes, 1, "backward passes", "逆伝播の回数")


@pytest.mark.points(1)
def test_leaves_no_trace(student, support, rng):
    """x and v stay as they were, also when x requires a gradient
    x も v も元のまま（x が勾配を必要とするときも）"""
    cases = []
    for size in (5, 7, 11):
        x, v = rng.uniform(-2, 2, size), rng.uniform(-2, 2, size)
        cases += [_case(student, support, "neighbours", each, v) for each in (to_leaf(x), x)]
    _assert_products(student, cases, pure=True, simplest=_products(student, support, "neighbours", ("n",), ("n",)))


@pytest.mark.points(2)
def test_why(student, rng):
    """why counts the elements of the result
    why は結果の要素数で判断する"""
    shapes = [
        ((3,), ()),
        ((3,), (1,)),
        ((2, 3), (1, 1)),
        ((5,), (1, 1, 1)),
        ((), ()),
        ((1,), (1,)),
        ((), (3,)),
        ((1,), (2,)),
        ((1, 1), (1, 5)),
        ((3,), (3,)),
        ((3,), (0,)),
        ((1,), (0, 3)),
        ((2, 3), (1, 0)),
        ((rng.integer(2, 5),), (rng.integer(2, 5), rng.integer(2, 5))),
    ]
    cases = [
        case(
            x_shape,
            y_shape,
            expect=math.prod(y_shape) == 1,
            mistakes={
                "only-zero-dimensions": len(y_shape) == 0,
                "empty-allowed": math.prod(y_shape) <= 1,
                "input-counted": math.prod(x_shape) == 1,
            },
        )
        for x_shape, y_shape in shapes
    ]
    assert_calls(student.why, cases, what="why(x_shape, y_shape)")
