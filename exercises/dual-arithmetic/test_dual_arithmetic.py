import pytest

from graders.checks import T64_ENGINE, assert_close, assert_equal


def _check(student, expected, operation, *operands):
    shown = f" {operation} ".join(_show(operand) for operand in operands)
    got = student.support.compute(student.Dual, operation, *operands).parts
    assert_close(got, expected, what=f"(a, b) of {shown if len(operands) > 1 else '-' + shown}")


def _show(operand):
    return f"Dual({operand[0]:.4g}, {operand[1]:.4g})" if isinstance(operand, tuple) else f"{operand:.4g}"


def _draw(rng):
    """Draw two dual numbers whose parts, products and cross terms all differ."""

    def draw():
        return [rng.choice((-1.0, 1.0)) * rng.number(0.4, 3.0) for _ in range(4)]

    a, b, c, d = rng.separating(
        draw,
        lambda q: q[0] * q[3] + q[1] * q[2],
        lambda q: q[0] * q[3] - q[1] * q[2],
        lambda q: q[1] * q[2] - q[0] * q[3],
        lambda q: q[0] * q[3],
        lambda q: q[1] * q[2],
        lambda q: q[1] * q[3],
        lambda q: q[0] * q[2],
        lambda q: (q[1] * q[2] - q[0] * q[3]) / q[2] ** 2,
        lambda q: (q[1] * q[2] + q[0] * q[3]) / q[2] ** 2,
        gap=0.01,
    )
    return (a, b), (c, d)


@pytest.mark.points(1)
def test_parts(student, rng):
    """.a and .b, with b = 0.0 where it is not given
    .a と .b（b を省略すると 0.0）"""
    a, b = rng.number(), rng.number()
    assert_close(student.support.make(student.Dual, a, b).parts, (a, b), what="(a, b)")
    assert_close(student.support.make(student.Dual, a).parts, (a, 0.0), what="(a, b)")


@pytest.mark.points(2)
def test_add_subtract(student, rng):
    """Sum, difference and unary minus
    足し算、引き算、符号の反転"""
    for _ in range(5):
        (a, b), (c, d) = _draw(rng)
        _check(student, (a + c, b + d), "+", (a, b), (c, d))
        _check(student, (a - c, b - d), "-", (a, b), (c, d))
        _check(student, (-a, -b), "negate", (a, b))


@pytest.mark.points(3)
def test_multiply(student, rng):
    """(2 + 3ε)(5 + 7ε) = 10 + 29ε, and random products
    (2 + 3ε)(5 + 7ε) = 10 + 29ε とランダムな積"""
    _check(student, (10.0, 29.0), "*", (2.0, 3.0), (5.0, 7.0))
    _check(student, (0.0, 0.0), "*", (0.0, 1.0), (0.0, 1.0))
    for _ in range(5):
        (a, b), (c, d) = _draw(rng)
        _check(student, (a * c, a * d + b * c), "*", (a, b), (c, d))


@pytest.mark.points(2)
def test_divide(student, rng):
    """(2 + 3ε) / (5 + 7ε) = 0.4 + 0.04ε, and random quotients
    (2 + 3ε) / (5 + 7ε) = 0.4 + 0.04ε とランダムな商"""
    _check(student, (0.4, 0.04), "/", (2.0, 3.0), (5.0, 7.0))
    for _ in range(5):
        (a, b), (c, d) = _draw(rng)
        _check(student, (a / c, (b * c - a * d) / c**2), "/", (a, b), (c, d))


@pytest.mark.points(2)
def test_number_on_the_right(student, rng):
    """d + 2, d - 2, d * 2, d / 2, with integers and floats
    右側がふつうの数（整数と小数）"""
    for number in (3, -2, rng.number(0.4, 3.0)):
        (a, b), _ = _draw(rng)
        _check(student, (a + number, b), "+", (a, b), number)
        _check(student, (a - number, b), "-", (a, b), number)
        _check(student, (a * number, b * number), "*", (a, b), number)
        _check(student, (a / number, b / number), "/", (a, b), number)


@pytest.mark.points(2)
def test_number_on_the_left(student, rng):
    """2 + d, 2 - d, 2 * d, 2 / d, with integers and floats
    左側がふつうの数（整数と小数）"""
    for number in (3, 1, rng.number(0.4, 3.0)):
        (a, b), _ = _draw(rng)
        _check(student, (number + a, b), "+", number, (a, b))
        _check(student, (number - a, -b), "-", number, (a, b))
        _check(student, (number * a, number * b), "*", number, (a, b))
        _check(student, (number / a, -number * b / a**2), "/", number, (a, b))


@pytest.mark.points(1)
def test_equality(student, rng):
    """Equal only where both parts are equal
    二つの部分がどちらも等しいときだけ =="""
    (a, b), _ = _draw(rng)
    for other, equal in (((a, b), True), ((a, b + 1.0), False), ((a + 1.0, b), False)):
        seen = student.support.compare(student.Dual, (a, b), other)
        assert_equal(seen.equal, equal, what=f"{_show((a, b))} == {_show(other)}")
        assert_equal(seen.unequal, not equal, what=f"{_show((a, b))} != {_show(other)}")


@pytest.mark.points(1)
def test_operands_stay(student, rng):
    """No operation changes its operands
    演算は元の二重数を書き換えない"""
    left, right = _draw(rng)
    for operation in ("+", "-", "*", "/"):
        for operands in ((left, right), (left, 2.0), (2.0, right)):
            seen = student.support.compute(student.Dual, operation, *operands)
            assert_equal(seen.operands, list(operands), what=f"the operands after {operation}")


@pytest.mark.points(1)
def test_derivatives(student, rng):
    """The ε part of a polynomial and of a quotient is the derivative
    多項式や分数式の ε の係数が微分係数になる"""
    for _ in range(3):
        p, q, r = (rng.number(0.5, 2.0) for _ in range(3))
        x, b = rng.choice((-1.0, 1.0)) * rng.number(0.5, 2.0), rng.number(0.5, 2.0)
        expected = (p * x**3 - q * x**2 + r, b * (3 * p * x**2 - 2 * q * x))
        got = student.support.evaluate(student.Dual, "polynomial", (p, q, r), (x, b)).parts
        assert_close(got, expected, T64_ENGINE, what="(a, b) of p·x³ - q·x² + r")
        below = q + x * x
        slope = (-below - (p - x) * 2 * x) / below**2 - r / x**2
        got = student.support.evaluate(student.Dual, "quotient", (p, q, r), (x, b)).parts
        assert_close(got, ((p - x) / below + r / x, b * slope), T64_ENGINE, what="(a, b) of (p - x)/(q + x²) + r/x")
