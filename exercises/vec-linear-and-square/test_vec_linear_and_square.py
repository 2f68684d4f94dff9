import numpy
import pytest

from graders.checks import arrays, assert_calls, case, gradient, inputs

LENGTHS = (5, 7, 17, 3, 11)
SHAPES = ((2, 3), (5, 7), (7, 5), (3, 17))
SQUARES = ((5, 5), (7, 7), (3, 3))


def draw(rng, *shape):
    return rng.uniform(-2, 2, *shape).numpy()


def linear_case(w, x):
    return case(w, x, expect=gradient(lambda v: (v.new_tensor(w) * v).sum(), x), value=float(w @ x))


def square_case(x):
    wrong = {"factor-two-lost": x}
    return case(x, expect=gradient(lambda v: (v * v).sum(), x), value=float(x @ x), mistakes=wrong)


def total_case(A):
    wrong = {"one-number": numpy.array(1.0)}
    return case(A, expect=gradient(lambda m: m.sum(), A), value=float(A.sum()), mistakes=wrong)


def weighted_case(C, A):
    return case(C, A, expect=gradient(lambda m: (m.new_tensor(C) * m).sum(), A), value=float((C * A).sum()))


LINEAR = inputs(linear_case, w=arrays("n"), x=arrays("n"))
SQUARE = inputs(square_case, x=arrays("n"))
TOTAL = inputs(total_case, A=arrays("m", "n"))
WEIGHTED = inputs(weighted_case, C=arrays("m", "n"), A=arrays("m", "n"))


@pytest.mark.points(1)
def test_linear(student, rng):
    """linear: for w = (2, 3, 4), and for random vectors
    linear：w = (2, 3, 4) と、ランダムなベクトル"""
    cases = [linear_case(numpy.array([2.0, 3.0, 4.0]), draw(rng, 3))]
    cases += [linear_case(draw(rng, length), draw(rng, length)) for length in LENGTHS]
    assert_calls(student.linear, cases, what="linear(w, x)", simplest=LINEAR)


@pytest.mark.points(2)
def test_square(student, rng):
    """square: (2, 4, 6) at (1, 2, 3), and random vectors
    square：(1, 2, 3) では (2, 4, 6)。ランダムなベクトルでも"""
    cases = [square_case(numpy.array([1.0, 2.0, 3.0])), *(square_case(draw(rng, length)) for length in LENGTHS)]
    assert_calls(student.square, cases, what="square(x)", simplest=SQUARE)


@pytest.mark.points(1)
def test_total(student, rng):
    """total: a matrix of ones with the shape of A
    total：A と同じ形の、要素がすべて 1 の行列"""
    cases = [total_case(draw(rng, *shape)) for shape in SHAPES]
    assert_calls(student.total, cases, what="total(A)", simplest=TOTAL)


@pytest.mark.points(2)
def test_weighted(student, rng):
    """weighted: oblong and square matrices
    weighted：長方形と正方形の行列"""
    cases = [weighted_case(draw(rng, *shape), draw(rng, *shape)) for shape in (*SHAPES, *SQUARES)]
    assert_calls(student.weighted, cases, what="weighted(C, A)", simplest=WEIGHTED)


@pytest.mark.points(1)
def test_small_vectors(student, rng):
    """linear and square of one element, of none, and of zeros
    要素が一つのベクトル、空のベクトル、0 だけのベクトル"""
    vectors = (draw(rng, 1), draw(rng, 0), numpy.zeros(5))
    assert_calls(
        student.linear, [linear_case(draw(rng, len(x)), x) for x in vectors], what="linear(w, x)", simplest=LINEAR
    )
    assert_calls(student.square, [square_case(x) for x in vectors], what="square(x)", simplest=SQUARE)


@pytest.mark.points(1)
def test_small_matrices(student, rng):
    """total and weighted of one element, one row, one column, and of none
    1 要素、1 行、1 列、空の行列"""
    shapes = ((1, 1), (1, 5), (7, 1), (0, 3))
    assert_calls(student.total, [total_case(draw(rng, *shape)) for shape in shapes], what="total(A)", simplest=TOTAL)
    cases = [weighted_case(draw(rng, *shape), draw(rng, *shape)) for shape in shapes]
    assert_calls(student.weighted, cases, what="weighted(C, A)", simplest=WEIGHTED)


@pytest.mark.points(1)
def test_new_vector(student, rng):
    """linear and square return new arrays and leave the arguments alone
    linear と square は新しい配列を返し、引数を変えない"""
    cases = [linear_case(draw(rng, length), draw(rng, length)) for length in LENGTHS]
    assert_calls(student.linear, cases, what="linear(w, x)", simplest=LINEAR, pure=True)
    assert_calls(
        student.square,
        [square_case(draw(rng, length)) for length in LENGTHS],
        what="square(x)",
        simplest=SQUARE,
        pure=True,
    )


@pytest.mark.points(1)
def test_new_matrix(student, rng):
    """total and weighted return new arrays and leave the arguments alone
    total と weighted は新しい配列を返し、引数を変えない"""
    assert_calls(
        student.total, [total_case(draw(rng, *shape)) for shape in SHAPES], what="total(A)", simplest=TOTAL, pure=True
    )
    cases = [weighted_case(draw(rng, *shape), draw(rng, *shape)) for shape in SHAPES]
    assert_calls(student.weighted, cases, what="weighted(C, A)", simplest=WEIGHTED, pure=True)
