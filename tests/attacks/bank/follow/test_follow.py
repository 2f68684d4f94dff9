import pytest

from graders.checks import assert_close, assert_pure, graph, keep, vjp


@pytest.mark.points(2)
def test_gradient(student, rng):
    """Autograd finds 3x²
    自動微分が 3x² を与える"""
    x = rng.normal(4)
    _, (gradient,) = vjp(student.f, x)
    assert_close(gradient, 3 * x * x, what="gradient")


@pytest.mark.points(1)
def test_graph(student, rng):
    """Two products are recorded
    積が二つ記録される"""
    names = [name for name, _ in graph(keep(student.f, rng.normal(4).requires_grad_()))]
    assert_close(names.count("MulBackward0"), 2, what="the number of products")


@pytest.mark.points(1)
def test_pure(student, rng):
    """x stays as it was
    x を書き換えない"""
    x = rng.normal(4)
    result = student.f(x)
    assert_pure(student, result)
    assert_close(result, x * x * x)
