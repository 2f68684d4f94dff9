from functools import partial

import pytest
import torch

from graders.checks import Text, assert_calls, assert_count, case, gradient, inputs, lend, options, tensors, to_leaf


def by_reduction(f, x, reduce):
    """Return the gradient of the one number that `reduce` makes of the values."""
    leaf = x.detach().requires_grad_()
    return torch.autograd.grad(reduce(f(leaf)), leaf)[0] if x.numel() else leaf.detach()


def slips(f, x):
    """Return the clues: what other ways to make one number of the values give."""
    by = partial(partial, by_reduction, f, x)
    return {
        "formulas": {
            "√(Σ f(x)²)": by(torch.linalg.vector_norm),
            "log Σ exp(f(x))": by(lambda y: y.reshape(-1).logsumexp(0)),
        },
        "mistakes": {
            "max-instead-of-sum": by(torch.max),
            "one-maximum-instead-of-sum": by(lambda y: y.reshape(-1).max(dim=0).values),
        },
    }


def curve_case(student, support, name, coefficients, x, what=""):
    """Ask for the derivative of one function at the points x."""
    f = support.function(name, *coefficients)
    return case(
        student.support.function(name, *coefficients),
        x,
        expect=partial(gradient, f, x),
        value=partial(f, x),
        factors={"2f(x)": lambda: 2 * f(x)},
        what=what,
        **slips(f, x),
    )


def shaped(x):
    """Name a call by the shape of its points."""
    shape = tuple(x.shape)
    return Text(f"curve(f, x) for x of shape {shape}", f"curve(f, x)（x の形は {shape}）")


def curves(student, support, name="polynomial", **shape):
    """Say what may be asked: the derivative of one function at a few points."""
    f = options({f'support.function("{name}")': name})
    return inputs(lambda f, x: curve_case(student, support, f, (), x), f=f, x=tensors("n", **shape))


@pytest.mark.points(2)
def test_seed_curve(student, support):
    """2x² + 2 at 17 points gives 4x
    2x² + 2 の 17 点での微分係数は 4x"""
    x = torch.linspace(-2, 2, 17, dtype=torch.float64)
    cases = [
        case(
            student.support.function("polynomial"),
            x,
            expect=4 * x,
            value=lambda: 2 * x * x + 2,
            factors={"2f(x)": lambda: 4 * x * x + 4},
            **slips(support.function("polynomial"), x),
        )
        for _ in range(2)
    ]
    assert_calls(student.curve, cases, what="curve(f, x)", show=True, simplest=curves(student, support))


@pytest.mark.points(4)
def test_any_function(student, support, rng):
    """Random polynomials and waves at random points
    ランダムな多項式や波形でも正しい"""
    cases = []
    for size in (5, 7, 17):
        coefficients = rng.uniform(-2, 2, 4).tolist()
        for name in ("polynomial", "wave"):
            cases.append(curve_case(student, support, name, coefficients, rng.uniform(-2, 2, size)))
    assert_calls(student.curve, cases, what="curve(f, x)", simplest=curves(student, support))


@pytest.mark.points(2)
def test_shapes(student, support, rng):
    """One point, a matrix, repeated points, no points
    1 点、行列、同じ点の繰り返し、空のテンソル"""
    row = rng.uniform(-2, 2, 3)
    points = (
        rng.uniform(-2, 2, 1),
        rng.uniform(-2, 2, 3, 4),
        torch.stack([row, row]).T,
        rng.uniform(-2, 2, 0),
        torch.tensor(rng.number(), dtype=rng.dtype),
    )
    coefficients = (1.0, -2.0, 0.5, 1.0)
    cases = [curve_case(student, support, "polynomial", coefficients, x, shaped(x)) for x in points]
    assert_calls(student.curve, cases, simplest=curves(student, support, least=0))


@pytest.mark.points(1)
def test_one_pass(student, support, rng):
    """f is called exactly once
    f の呼び出しはちょうど一回"""
    f = support.function("wave")
    student.curve(lend(student, f), rng.uniform(-2, 2, 11))
    assert_count(f.calls, 1, "calls of f", "f の呼び出し回数")


@pytest.mark.points(1)
def test_leaves_no_trace(student, support, rng):
    """x stays as it was, also when it requires a gradient, and three calls agree
    x を変えず、何度呼んでも同じ答え"""
    x = rng.uniform(-2, 2, 6)
    cases = [curve_case(student, support, "wave", (), each) for each in (to_leaf(x), to_leaf(x), x)]
    assert_calls(student.curve, cases, what="curve(f, x)", pure=True, simplest=curves(student, support, "wave"))
