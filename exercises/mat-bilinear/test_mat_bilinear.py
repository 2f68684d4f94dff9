import numpy
import pytest

from graders.checks import Text, arrays, assert_calls, case, gradient, inputs


def draw(rng, *shape):
    """Draw numbers that are all clearly different from 0."""
    signs = rng.uniform(-1, 1, *shape).sign()
    return (signs * rng.uniform(0.4, 2.0, *shape)).numpy()


def draw_lopsided(rng, size):
    """Draw a matrix that is far from symmetric."""
    upper = numpy.triu(numpy.abs(draw(rng, size, size)), 1)
    return draw(rng, size, size) + 3 * upper - 3 * upper.T


def bilinear_case(x1, W, x2):
    right = gradient(lambda a, m, b: a @ m @ b, x1, W, x2)
    square = len(x1) == len(x2)
    mistakes = {"w-on-the-wrong-side": (W.T @ x2, right[1], W @ x1)} if square else {}
    what = Text(f"bilinear_grads(x1, W, x2), W of shape {W.shape}", f"bilinear_grads(x1, W, x2)（W の形は {W.shape}）")
    return case(x1, W, x2, expect=right, what=what, value=float(x1 @ W @ x2), mistakes=mistakes)


def draw_bilinear(rng, rows, columns):
    return bilinear_case(draw(rng, rows), draw(rng, rows, columns), draw(rng, columns))


def quadratic_case(M, x):
    return case(
        M,
        x,
        expect=gradient(lambda v: v @ v.new_tensor(M) @ v, x),
        what=Text(f"quadratic_grad(M, x), M of shape {M.shape}", f"quadratic_grad(M, x)（M の形は {M.shape}）"),
        value=float(x @ M @ x),
        paths={
            Text("through the x on the left", "左の x を通る経路"): M @ x,
            Text("through the x on the right", "右の x を通る経路"): M.T @ x,
        },
        mistakes={"symmetric-assumed": 2 * M @ x, "symmetric-assumed-and-transposed": 2 * M.T @ x},
    )


BILINEAR = inputs(bilinear_case, x1=arrays("m"), W=arrays("m", "n"), x2=arrays("n"))
QUADRATIC = inputs(quadratic_case, M=arrays("n", "n"), x=arrays("n"))


@pytest.mark.points(2)
def test_seed_values(student):
    """The numbers of the statement
    問題文の数値例"""
    x1, W, x2 = numpy.array([1.0, 2.0]), numpy.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), numpy.array([1.0, 2.0, 3.0])
    assert_calls(student.bilinear_grads, [bilinear_case(x1, W, x2)], simplest=BILINEAR)
    assert_calls(
        student.quadratic_grad, [quadratic_case(numpy.array([[1.0, 2.0], [5.0, -3.0]]), x1)], simplest=QUADRATIC
    )


@pytest.mark.points(4)
def test_bilinear(student, rng):
    """The three gradients for rectangular W
    長方形の W での三つの勾配"""
    assert_calls(
        student.bilinear_grads, [draw_bilinear(rng, *shape) for shape in ((5, 7), (7, 5), (2, 3))], simplest=BILINEAR
    )


@pytest.mark.points(2)
def test_bilinear_square(student, rng):
    """The three gradients for square W, where a wrong transpose raises no error
    正方行列の W（転置を間違えてもエラーにならない）"""
    assert_calls(student.bilinear_grads, [draw_bilinear(rng, size, size) for size in (3, 5, 7)], simplest=BILINEAR)


@pytest.mark.points(3)
def test_quadratic(student, rng):
    """The gradient for M that is not symmetric
    対称でない M での勾配"""
    assert_calls(
        student.quadratic_grad,
        [quadratic_case(draw_lopsided(rng, n), draw(rng, n)) for n in (2, 5, 7)],
        simplest=QUADRATIC,
    )


@pytest.mark.points(1)
def test_bilinear_special(student, rng):
    """One row, one column, one element, zeros
    1 行、1 列、1 要素、ゼロ"""
    cases = [draw_bilinear(rng, *shape) for shape in ((1, 5), (5, 1), (1, 1))]
    cases.append(bilinear_case(numpy.zeros(3), draw(rng, 3, 2), draw(rng, 2)))
    cases.append(bilinear_case(draw(rng, 3), numpy.zeros((3, 2)), draw(rng, 2)))
    assert_calls(student.bilinear_grads, cases, simplest=BILINEAR)


@pytest.mark.points(1)
def test_quadratic_special(student, rng):
    """Symmetric and antisymmetric M, one element, zeros
    対称・反対称の M、1 要素、ゼロ"""
    M, x = draw_lopsided(rng, 5), draw(rng, 5)
    pairs = ((M + M.T, x), (M - M.T, x), (M, numpy.zeros(5)), (numpy.zeros((5, 5)), x), (draw(rng, 1, 1), draw(rng, 1)))
    assert_calls(student.quadratic_grad, [quadratic_case(*pair) for pair in pairs], simplest=QUADRATIC)


@pytest.mark.points(2)
def test_leaves_arguments_alone(student, rng):
    """The arguments stay as they were, and a second call agrees
    引数を変えず、二度目も同じ答え"""
    x1, W, x2, M = draw(rng, 5), draw(rng, 5, 3), draw(rng, 3), draw_lopsided(rng, 5)
    assert_calls(student.bilinear_grads, [bilinear_case(x1, W, x2)] * 2, pure=True, simplest=BILINEAR)
    assert_calls(student.quadratic_grad, [quadratic_case(M, x1)] * 2, pure=True, simplest=QUADRATIC)
