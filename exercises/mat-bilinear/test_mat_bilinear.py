import numpy
import pytest
import torch

from graders.checks import assert_close, assert_pure


def _autograd(function, *arguments):
    """Return the gradients that autograd finds here, in the judge."""
    leaves = [torch.as_tensor(argument).clone().requires_grad_() for argument in arguments]
    return tuple(gradient.numpy() for gradient in torch.autograd.grad(function(*leaves), leaves))


def _check_bilinear(student, x1, W, x2):
    expected = _autograd(lambda a, m, b: a @ m @ b, x1, W, x2)
    got = student.bilinear_grads(x1, W, x2)
    assert_close(got, expected, what=f"bilinear_grads(x1, W, x2), W of shape {W.shape}")


def _check_quadratic(student, M, x):
    expected = _autograd(lambda m, v: v @ m @ v, M, x)[1]
    assert_close(student.quadratic_grad(M, x), expected, what=f"quadratic_grad(M, x), M of shape {M.shape}")


def _draw(rng, *shape):
    """Draw numbers that are all clearly different from 0."""
    signs = rng.uniform(-1, 1, *shape).sign()
    return (signs * rng.uniform(0.4, 2.0, *shape)).double().numpy()


def _draw_lopsided(rng, size):
    """Draw a matrix that is far from symmetric."""
    upper = numpy.triu(numpy.abs(_draw(rng, size, size)), 1)
    return _draw(rng, size, size) + 3 * upper - 3 * upper.T


@pytest.mark.points(2)
def test_seed_values(student):
    """The numbers of the statement
    問題文の数値例"""
    x1, W, x2 = numpy.array([1.0, 2.0]), numpy.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), numpy.array([1.0, 2.0, 3.0])
    _check_bilinear(student, x1, W, x2)
    _check_quadratic(student, numpy.array([[1.0, 2.0], [5.0, -3.0]]), numpy.array([1.0, 2.0]))


@pytest.mark.points(4)
def test_bilinear(student, rng):
    """The three gradients for rectangular W
    長方形の W での三つの勾配"""
    for rows, columns in ((5, 7), (7, 5), (2, 3)):
        _check_bilinear(student, _draw(rng, rows), _draw(rng, rows, columns), _draw(rng, columns))


@pytest.mark.points(3)
def test_quadratic(student, rng):
    """The gradient for M that is not symmetric
    対称でない M での勾配"""
    for size in (2, 5, 7):
        _check_quadratic(student, _draw_lopsided(rng, size), _draw(rng, size))


@pytest.mark.points(2)
def test_bilinear_special(student, rng):
    """Square W, one row, one column, one element, zeros
    正方行列、1 行、1 列、1 要素、ゼロ"""
    for rows, columns in ((5, 5), (1, 5), (5, 1), (1, 1)):
        _check_bilinear(student, _draw(rng, rows), _draw(rng, rows, columns), _draw(rng, columns))
    _check_bilinear(student, numpy.zeros(3), _draw(rng, 3, 2), _draw(rng, 2))
    _check_bilinear(student, _draw(rng, 3), numpy.zeros((3, 2)), _draw(rng, 2))


@pytest.mark.points(1)
def test_quadratic_special(student, rng):
    """Symmetric and antisymmetric M, one element, zeros
    対称・反対称の M、1 要素、ゼロ"""
    M, x = _draw_lopsided(rng, 5), _draw(rng, 5)
    for matrix, vector in ((M + M.T, x), (M - M.T, x), (M, numpy.zeros(5)), (numpy.zeros((5, 5)), x)):
        _check_quadratic(student, matrix, vector)
    _check_quadratic(student, _draw(rng, 1, 1), _draw(rng, 1))


@pytest.mark.points(3)
def test_leaves_arguments_alone(student, rng):
    """The arguments stay as they were, and a second call agrees
    引数を変えず、二度目も同じ答え"""
    x1, W, x2, M = _draw(rng, 5), _draw(rng, 5, 3), _draw(rng, 3), _draw_lopsided(rng, 5)
    for _ in range(2):
        _check_bilinear(student, x1, W, x2)
        assert_pure(student)
        _check_quadratic(student, M, x1)
        assert_pure(student)
