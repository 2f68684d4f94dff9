from functools import partial

import numpy
import pytest
import torch

from graders.checks import Text, arrays, assert_calls, case, gradient, inputs


def draw(rng, *shape):
    """Draw numbers that are all clearly different from 0."""
    signs = rng.uniform(-1, 1, *shape).sign()
    return (signs * rng.uniform(0.4, 2.0, *shape)).numpy()


def swap(stack):
    return stack.swapaxes(-1, -2)


def right_answer(A, B, G):
    return gradient(torch.matmul, A, B, cotangent=G)


def make_case(A, B, G, mistakes):
    """Ask for one product; `mistakes` are what usual slips give where they raise no error."""
    return case(
        A,
        B,
        G,
        expect=partial(right_answer, A, B, G),
        what=Text(f"matmul_vjp(A, B, G) for {A.shape} @ {B.shape}", f"matmul_vjp(A, B, G)（{A.shape} @ {B.shape}）"),
        cotangent=G,
        local=partial(right_answer, A, B, numpy.ones_like(G)),
        mistakes=mistakes,
    )


def draw_case(rng, first, second):
    A, B = draw(rng, *first), draw(rng, *second)
    G = draw(rng, *numpy.shape(A @ B))
    return make_case(A, B, G, {"wrong-reduction": partial(average_uses, A, B, G)})


def average_uses(A, B, G):
    """Return the answer with the mean, where the gradients of a matrix's several uses should be added."""
    m, k = (1, *A.shape)[-2:]
    n = B.shape[-1] if B.ndim > 1 else 1
    products = G.size // (m * n)
    gA, gB = right_answer(A, B, G)
    return gA * (A.size // (m * k)) / products, gB * (B.size // (k * n)) / products


def draw_square_case(rng, *shape):
    """Ask for square matrices, where a forgotten transpose goes unnoticed."""
    A, B, G = draw(rng, *shape), draw(rng, *shape), draw(rng, *shape)
    mistakes = {
        "no-transposes": (G @ B, A @ G),
        "wrong-order": (swap(B) @ G, G @ swap(A)),
        "upstream-transposed": (swap(G) @ swap(B), swap(A) @ swap(G)),
    }
    if len(shape) > 2:
        mistakes["all-axes-reversed"] = (G @ B.T, A.T @ G)
    return make_case(A, B, G, mistakes)


def plain_case(A, B, G):
    return make_case(A, B, G, {})


MATRICES = inputs(plain_case, A=arrays("m", "k"), B=arrays("k", "n"), G=arrays("m", "n"))
STACKS = inputs(plain_case, A=arrays("s", "m", "k"), B=arrays("s", "k", "n"), G=arrays("s", "m", "n"))
BROADCAST = inputs(plain_case, A=arrays("s", 1, "m", "k"), B=arrays("t", "k", "n"), G=arrays("s", "t", "m", "n"))
VECTORS = inputs(plain_case, A=arrays("m", "k"), B=arrays("k"), G=arrays("m"))


@pytest.mark.points(1)
def test_statement_example(student):
    """The numbers of the statement
    問題文の数値例"""
    A = numpy.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0]])
    B = numpy.array([[1.0, 2.0], [3.0, 0.0], [0.0, 4.0]])
    G = numpy.array([[1.0, 0.0], [2.0, -1.0]])
    assert_calls(student.matmul_vjp, [make_case(A, B, G, {})], simplest=MATRICES)


@pytest.mark.points(4)
def test_rectangular(student, rng):
    """Matrices with different m, k and n
    m、k、n がすべて違う行列"""
    shapes = (((5, 3), (3, 7)), ((2, 7), (7, 3)), ((7, 5), (5, 2)))
    assert_calls(student.matmul_vjp, [draw_case(rng, *pair) for pair in shapes], simplest=MATRICES)


@pytest.mark.points(3)
def test_square(student, rng):
    """Square matrices, where a wrong transpose raises no error
    正方行列（転置を間違えてもエラーにならない）"""
    assert_calls(student.matmul_vjp, [draw_square_case(rng, size, size) for size in (3, 5, 7)], simplest=MATRICES)


@pytest.mark.points(1)
def test_thin(student, rng):
    """One row, one column, k = 1, and a single number
    1 行、1 列、k = 1、1 × 1"""
    shapes = (((1, 5), (5, 3)), ((5, 3), (3, 1)), ((5, 1), (1, 3)), ((1, 1), (1, 1)))
    assert_calls(student.matmul_vjp, [draw_case(rng, *pair) for pair in shapes], simplest=MATRICES)


@pytest.mark.points(3)
def test_batches(student, rng):
    """Stacks of as many matrices as each has rows and columns
    行・列と同じ枚数だけ積み重ねた正方行列"""
    assert_calls(student.matmul_vjp, [draw_square_case(rng, size, size, size) for size in (2, 3, 5)], simplest=STACKS)


@pytest.mark.points(4)
def test_broadcast_batches(student, rng):
    """Batch axes that are broadcast: (2, 1, m, k) @ (3, k, n) and others
    バッチの軸のブロードキャスト：(2, 1, m, k) @ (3, k, n) など"""
    shapes = (
        ((2, 1, 5, 3), (3, 3, 2)),
        ((2, 1, 3, 2), (1, 5, 2, 3)),
        ((3, 5), (7, 5, 2)),
        ((5, 2, 3), (3, 7)),
    )
    assert_calls(student.matmul_vjp, [draw_case(rng, *pair) for pair in shapes], simplest=BROADCAST)


@pytest.mark.points(3)
def test_vectors(student, rng):
    """Vectors on the left, on the right, on both sides, and with a batch
    ベクトルが左、右、両側にある場合と、バッチとの組"""
    shapes = (((5,), (5, 3)), ((5, 3), (3,)), ((7,), (7,)), ((3,), (5, 3, 2)), ((2, 5, 3), (3,)))
    assert_calls(student.matmul_vjp, [draw_case(rng, *pair) for pair in shapes], simplest=VECTORS)


@pytest.mark.points(1)
def test_leaves_arguments_alone(student, rng):
    """The arguments stay as they were, and the results are arrays of their own
    引数を変えず、新しい配列を返す"""
    cases = [draw_square_case(rng, size, size) for size in (3, 5, 7)]
    assert_calls(student.matmul_vjp, cases, pure=True, simplest=MATRICES)
