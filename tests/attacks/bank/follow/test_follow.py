import pytest

from graders.checks import assert_calls, assert_close, assert_equal, case, fetch, graph, lend, vjp


@pytest.mark.points(2)
def test_gradient(student, rng):
    """Autograd finds n xⁿ⁻¹
    自動微分が n xⁿ⁻¹ を与える"""
    x, n = rng.normal(4), rng.integer(3, 6)
    _, gradients = vjp(student.f, x, n)
    assert_close(gradients, [n * x ** (n - 1)], what="gradients")


@pytest.mark.points(1)
def test_graph(student, rng):
    """n - 1 products are recorded
    積が n - 1 個記録される"""
    x, n = rng.normal(4).requires_grad_(), rng.integer(4, 9)
    y = student.f(lend(student, x), n)
    names = [name for name, _ in graph(y)]
    assert_close(names.count("MulBackward0"), n - 1, what="the number of products")
    assert_close(y, x**n, what="f(x, n)")


@pytest.mark.points(1)
def test_pure(student, rng):
    """x stays as it was
    x を書き換えない"""
    points = [rng.normal(4) for _ in range(3)]
    kept = [student.support.stay(x) for x in points]
    # Twice the same object in the runner: what a call changes, the next one meets.
    cases = [case(there, 3, expect=x**3) for x, there in zip(points, kept, strict=True)]
    assert_calls(student.f, [*cases, *cases], pure=True)
    assert_equal([fetch(there) for there in kept], points, what="x")
