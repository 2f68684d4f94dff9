import pytest
import torch

from graders.checks import (
    T32,
    T64,
    Remote,
    Text,
    assert_calls,
    assert_close,
    case,
    fail,
    floats,
    gradient,
    inputs,
    raw_backward,
    tensors,
)

SHAPES = ((5,), (), (2, 3), (7,))


def find_apply(student):
    function = student.PairSums
    apply = function.apply if isinstance(function, Remote) else None
    if not isinstance(apply, Remote):
        fail(
            "PairSums should be a class derived from torch.autograd.Function.",
            "PairSums は torch.autograd.Function を継承したクラスにしてください。",
            kind="type",
        )
    return apply


def sums(x1, x2, x3):
    return x1 + x2, x2 + x3, x3 + x1


def product(x1, x2, x3):
    return (x1 + x2) * (x2 + x3) * (x3 + x1)


def pull_back(v1, v2, v3):
    return [v1 + v3, v1 + v2, v2 + v3]


def clues(v1, v2, v3):
    """Return what the usual mistakes leave of the gradients for v1, v2, v3."""
    twos = [2 * torch.ones_like(v1)] * 3
    return {"local": twos, "paths": {"x₁ → y₁, x₂ → y₂, x₃ → y₃": [v1, v2, v3], "the others": [v3, v1, v2]}}


def tolerance(rng):
    return T32 if rng.dtype == torch.float32 else T64


def draw(rng, *shape):
    return tuple(rng.uniform(-2, 2, *shape) for _ in range(3))


def upstream_case(rng, *shape):
    v = draw(rng, *shape)
    return case(
        draw(rng, *shape),
        v,
        expect=pull_back(*v),
        what=Text(f"the gradients for shape {shape}", f"形 {shape} のときの勾配"),
        **clues(*v),
    )


@pytest.mark.points(2)
def test_forward(student, rng):
    """The three outputs
    三つの出力"""
    cases = [forward_case(*draw(rng, *shape)) for shape in SHAPES]
    what = "PairSums.apply(x1, x2, x3)"
    assert_calls(find_apply(student), cases, what=what, tolerance=tolerance(rng), simplest=FORWARD)


def forward_case(x1, x2, x3):
    misread = {"y3 = x3 - x1": (x1 + x2, x2 + x3, x3 - x1)}
    return case(
        *(x1, x2, x3),
        expect=sums(x1, x2, x3),
        formulas=misread,
        mistakes={"product-inside": product(x1, x2, x3)},
    )


TRIPLES = {name: tensors("n") for name in ("x1", "x2", "x3")}
FORWARD = inputs(forward_case, call="PairSums.apply(x1, x2, x3)", **TRIPLES)


@pytest.mark.points(2)
def test_seed_point(student, rng):
    """At (0, 1, 2) the product is 6 and the gradients are 9, 8, 5
    (0, 1, 2) で積は 6、勾配は 9, 8, 5"""
    inputs = tuple(torch.tensor([value], dtype=rng.dtype) for value in (0.0, 1.0, 2.0))
    cases = []
    for point in (inputs, draw(rng, 5), draw(rng, 7)):
        y1, y2, y3 = sums(*point)
        arriving = y2 * y3, y3 * y1, y1 * y2
        cases.append(case(point, [], expect=list(gradient(product, *point)), **clues(*arriving)))
    ask = student.support.differentiate(find_apply(student))
    assert_calls(
        ask, cases, what=Text("the gradients of y1·y2·y3", "y1·y2·y3 の勾配"), tolerance=tolerance(rng), show=True
    )


@pytest.mark.points(3)
def test_any_upstream(student, rng):
    """Random gradients arrive at the outputs
    出力にランダムな勾配が届いたとき"""
    cases = [upstream_case(rng, size) for size in (5, 7, 17)]
    assert_calls(student.support.pull_back(find_apply(student)), cases, tolerance=tolerance(rng))


@pytest.mark.points(2)
def test_shapes(student, rng):
    """No dimensions, one element, a matrix, no elements
    次元なし、1 要素、行列、空"""
    cases = [upstream_case(rng, *shape) for shape in ((), (1,), (4, 5), (0,))]
    assert_calls(student.support.pull_back(find_apply(student)), cases, tolerance=tolerance(rng))


@pytest.mark.points(2)
def test_unused_outputs(student, rng):
    """The loss uses one or two of the outputs
    損失が出力の一部しか使わない場合"""
    one, zero = torch.ones(5, dtype=rng.dtype), torch.zeros(5, dtype=rng.dtype)
    cases = []
    for used in ([0], [1], [2], [0, 2]):
        v = tuple(one if index in used else zero for index in range(3))
        shown = " + ".join(f"y{index + 1}" for index in used)
        cases.append(
            case(
                draw(rng, 5),
                used,
                expect=pull_back(*v),
                what=Text(f"the gradients of {shown}", f"{shown} の勾配"),
                **clues(*v),
            )
        )
    assert_calls(student.support.differentiate(find_apply(student)), cases, tolerance=tolerance(rng))


@pytest.mark.points(2)
def test_backward_itself(student, rng):
    """backward returns three tensors of the inputs' shape and dtype
    backward 自身が入力と同じ形・dtype のテンソルを三つ返す"""
    find_apply(student)
    if student.support.derives(student.PairSums).answer is False:
        fail(
            "PairSums has an apply of its own, but is not derived from torch.autograd.Function.",
            "PairSums に apply はありますが、torch.autograd.Function を継承していません。",
            diagnosis="no-function-class",
        )
    for shape in ((5,), (2, 3)):
        v = draw(rng, *shape)
        got = raw_backward(find_apply(student), *draw(rng, *shape), cotangents=v)
        assert_close(
            got,
            tuple(pull_back(*v)),
            tolerance(rng),
            what=Text("what backward returns", "backward の戻り値"),
            **clues(*v),
        )


@pytest.mark.points(2)
def test_closed_form(student, rng):
    """The formulas, for numbers and tensors
    手計算の式（数とテンソル）"""
    points = [(0.0, 1.0, 2.0), *(tuple(rng.number() for _ in range(3)) for _ in range(3))]
    points += [draw(rng, *shape) for shape in ((), (5,), (2, 3))]
    cases = [closed_case(*point) for point in points]
    what = "closed_form(x1, x2, x3)"
    assert_calls(student.closed_form, cases, what=what, tolerance=tolerance(rng), simplest=CLOSED)


def closed_case(x1, x2, x3):
    y1, y2, y3 = sums(x1, x2, x3)
    paths = {
        "x₁ → y₁, x₂ → y₂, x₃ → y₃": (y2 * y3, y3 * y1, y1 * y2),
        Text("the others", "ほかの経路"): (y1 * y2, y2 * y3, y3 * y1),
    }
    return case(x1, x2, x3, expect=gradient(product, x1, x2, x3), paths=paths)


CLOSED = inputs(closed_case, x1=floats(), x2=floats(), x3=floats())
