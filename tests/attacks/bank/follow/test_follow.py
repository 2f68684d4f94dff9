import pytest

from graders.checks import assert_calls, assert_close, assert_equal, case, fetch, graph, keep, vjp


@pytest.mark.points(2)
def test_gradient(student, rng):
    """Autograd finds 3x²
    自動微分が 3x² を与える"""
    x = rng.normal(4)
    _, gradients = vjp(student.f, x)
    assert_close(gradients, [3 * x * x], what="gradients")


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
    points = [rng.normal(4) for _ in range(3)]
    kept = [student.support.stay(x) for x in points]
    # Twice the same object in the runner: what a call changes, the next one meets.
    cases = [case(there, expect=x**3) for x, there in zip(points, kept, strict=True)]
    assert_calls(student.f, [*cases, *cases], pure=True)
    assert_equal([fetch(there) for there in kept], points, what="x")
