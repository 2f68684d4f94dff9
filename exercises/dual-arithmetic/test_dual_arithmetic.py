import pytest

from graders.checks import T64_ENGINE, Text, assert_calls, assert_equal, case, fail


def show(operand):
    return f"Dual({operand[0]:.4g}, {operand[1]:.4g})" if isinstance(operand, tuple) else f"{operand:.4g}"


def calculation(expected, operation, *operands, **clues):
    shown = (
        f" {operation} ".join(show(operand) for operand in operands) if len(operands) > 1 else f"-{show(operands[0])}"
    )
    return case(operation, *operands, expect=expected, what=Text(f"(a, b) of {shown}", f"{shown} の (a, b)"), **clues)


def draw_pairs(rng):
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


def combine(left, right):
    """Return the result of each operation on dual and plain numbers."""
    (a, b), (c, d) = (operand if isinstance(operand, tuple) else (operand, 0.0) for operand in (left, right))
    return {
        "+": (a + c, b + d),
        "-": (a - c, b - d),
        "*": (a * c, a * d + b * c),
        "/": (a / c, (b * c - a * d) / c**2),
    }


def sums(left, right):
    (a, b), (c, d) = left, right
    return [
        calculation((a + c, b + d), "+", left, right),
        calculation((a - c, b - d), "-", left, right, mistakes={"epsilon-sign": (a - c, b + d)}),
        calculation((-a, -b), "negate", left),
    ]


def product(left, right):
    (a, b), (c, d) = left, right
    return calculation(
        (a * c, a * d + b * c),
        "*",
        left,
        right,
        paths={"a·d": (0.0, a * d), "b·c": (0.0, b * c)},
        formulas={"ε² = -1": (a * c - b * d, a * d + b * c)},
        mistakes={"component-wise": (a * c, b * d)},
    )


def lost_epsilon(product):
    """Return what two different mistakes give for a plain factor; since either may be it, none is named."""
    return {"component-wise": (product, 0.0), "overwritten-path": (product, 0.0)}


def quotient(left, right):
    (a, b), (c, d) = left, right
    return calculation(
        (a / c, (b * c - a * d) / c**2),
        "/",
        left,
        right,
        factors={"1/c": (1.0, 1 / c)},
        mistakes={"epsilon-sign": (a / c, (b * c + a * d) / c**2)},
    )


@pytest.mark.points(1)
def test_parts(student, rng):
    """.a and .b, with b = 0.0 where it is not given
    .a と .b（b を省略すると 0.0）"""
    a, b = rng.number(), rng.number()
    cases = [case(a, b, expect=(a, b))]
    cases += [case(c, expect=(c, 0.0), mistakes={"one-by-default": (c, 1.0)}) for c in (b, a, rng.number())]
    assert_calls(student.support.maker(student.Dual), cases, what=Text("(a, b) of a new Dual", "新しい Dual の (a, b)"))


@pytest.mark.points(2)
def test_add_subtract(student, rng):
    """Sum, difference and unary minus
    足し算、引き算、符号の反転"""
    cases = [each for _ in range(5) for each in sums(*draw_pairs(rng))]
    assert_calls(student.support.calculator(student.Dual), cases)


@pytest.mark.points(3)
def test_multiply(student, rng):
    """(2 + 3ε)(5 + 7ε) = 10 + 29ε, and random products
    (2 + 3ε)(5 + 7ε) = 10 + 29ε とランダムな積"""
    pairs = [((2.0, 3.0), (5.0, 7.0)), *(draw_pairs(rng) for _ in range(5))]
    assert_calls(student.support.calculator(student.Dual), [product(*pair) for pair in pairs])


@pytest.mark.points(2)
def test_divide(student, rng):
    """(2 + 3ε) / (5 + 7ε) = 0.4 + 0.04ε, and random quotients
    (2 + 3ε) / (5 + 7ε) = 0.4 + 0.04ε とランダムな商"""
    pairs = [((2.0, 3.0), (5.0, 7.0)), *(draw_pairs(rng) for _ in range(5))]
    assert_calls(student.support.calculator(student.Dual), [quotient(*pair) for pair in pairs])


@pytest.mark.points(2)
def test_number_on_the_right(student, rng):
    """d + 2, d - 2, d * 2, d / 2, with integers and floats
    右側がふつうの数（整数と小数）"""
    cases = []
    for number in (3, -2, rng.number(0.4, 3.0)):
        (a, b), _ = draw_pairs(rng)
        cases += [
            calculation((a + number, b), "+", (a, b), number),
            calculation((a - number, b), "-", (a, b), number),
            calculation((a * number, b * number), "*", (a, b), number, mistakes=lost_epsilon(a * number)),
            calculation((a / number, b / number), "/", (a, b), number, factors={"1/c": (1.0, 1 / number)}),
        ]
    assert_calls(student.support.calculator(student.Dual), cases)


@pytest.mark.points(2)
def test_number_on_the_left(student, rng):
    """2 + d, 2 - d, 2 * d, 2 / d, with integers and floats
    左側がふつうの数（整数と小数）"""
    cases = []
    for number in (3, 2, rng.number(0.4, 3.0)):
        (a, b), _ = draw_pairs(rng)
        cases += [
            calculation((number + a, b), "+", number, (a, b)),
            calculation(
                (number - a, -b),
                "-",
                number,
                (a, b),
                mistakes={"epsilon-sign": (number - a, b), "operands-reversed": (a - number, b)},
            ),
            calculation((number * a, number * b), "*", number, (a, b), mistakes=lost_epsilon(number * a)),
            calculation(
                (number / a, -number * b / a**2),
                "/",
                number,
                (a, b),
                factors={"1/c": (1.0, 1 / a)},
                mistakes={
                    "epsilon-sign": (number / a, number * b / a**2),
                    "operands-reversed": (a / number, b / number),
                },
            ),
        ]
    assert_calls(student.support.calculator(student.Dual), cases)


@pytest.mark.points(1)
def test_equality(student, rng):
    """Equal only where both parts are equal
    二つの部分がどちらも等しいときだけ =="""
    (a, b), _ = draw_pairs(rng)
    others = ((a, b), True), ((a, b + 1.0), False), ((a + 1.0, b), False)
    answers = [student.support.compare(student.Dual, (a, b), other) for other, _ in others]
    if [seen.equal is True for seen in answers] == [True, True, False]:
        fail(
            f"{show((a, b))} == {show((a, b + 1.0))} is True.",
            f"{show((a, b))} == {show((a, b + 1.0))} が True です。",
            diagnosis="epsilon-not-compared",
        )
    if all(seen.equal is False and seen.equal_to_itself is True for seen in answers):
        fail(
            f"{show((a, b))} == {show((a, b))} is False.",
            f"{show((a, b))} == {show((a, b))} が False です。",
            diagnosis="identity-compared",
        )
    for (other, equal), seen in zip(others, answers, strict=True):
        assert_equal(seen.equal, equal, what=f"{show((a, b))} == {show(other)}")
        assert_equal(seen.unequal, not equal, what=f"{show((a, b))} != {show(other)}")


@pytest.mark.points(1)
def test_operands_stay(student, rng):
    """No operation changes its operands
    演算は元の二重数を書き換えない"""
    left, right = draw_pairs(rng)
    cases = []
    for operands in ((left, right), (left, 2.0), (2.0, right)):
        for operation, result in combine(*operands).items():
            changed = [result, operands[1]] if isinstance(operands[0], tuple) else [operands[0], result]
            cases.append(
                case(
                    operation,
                    *operands,
                    expect=list(operands),
                    what=Text(f"the operands after {operation}", f"{operation} の後の被演算子"),
                    mistakes={"mutated-input": changed},
                )
            )
    assert_calls(student.support.witness(student.Dual), cases)


@pytest.mark.points(1)
def test_derivatives(student, rng):
    """The ε part of a polynomial and of a quotient is the derivative
    多項式や分数式の ε の係数が微分係数になる"""
    cases = []
    for _ in range(3):
        p, q, r = (rng.number(0.5, 2.0) for _ in range(3))
        x, b = rng.choice((-1.0, 1.0)) * rng.number(0.5, 2.0), rng.number(0.5, 2.0)
        polynomial = (p * x**3 - q * x**2 + r, b * (3 * p * x**2 - 2 * q * x))
        below = q + x * x
        slope = (-below - (p - x) * 2 * x) / below**2 - r / x**2
        fraction = ((p - x) / below + r / x, b * slope)
        cases += [
            case(
                "polynomial",
                (p, q, r),
                (x, b),
                expect=polynomial,
                what=Text("(a, b) of p·x³ - q·x² + r", "p·x³ - q·x² + r の (a, b)"),
            ),
            case(
                "quotient",
                (p, q, r),
                (x, b),
                expect=fraction,
                what=Text("(a, b) of (p - x)/(q + x²) + r/x", "(p - x)/(q + x²) + r/x の (a, b)"),
            ),
        ]
    assert_calls(student.support.evaluator(student.Dual), cases, tolerance=T64_ENGINE)
