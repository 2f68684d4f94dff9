import math
from functools import partial

import pytest
import torch

from graders.checks import (
    T64_ENGINE,
    Text,
    Tolerance,
    assert_calls,
    assert_close,
    case,
    fail,
    floats,
    gradient,
    inputs,
    integers,
    tensors,
    vjp,
)

MINIMUM = 0.190008783727401406  # where the derivative vanishes, found with 30 digits
LIMIT = 20_000
FORMULAS = {
    "log(1/(1+e⁻ˣ) + 1) / (x²+1)": lambda x: torch.log(torch.sigmoid(x) + 1) / (x**2 + 1),
    "-log(1/(1+e⁻ˣ+1)) / (x²+1)": lambda x: torch.log(torch.exp(-x) + 2) / (x**2 + 1),
    "-log(1/(1+e⁻ˣ) + 1)": lambda x: -torch.log(torch.sigmoid(x) + 1),
    "-log₁₀(1/(1+e⁻ˣ) + 1) / (x²+1)": lambda x: -torch.log10(torch.sigmoid(x) + 1) / (x**2 + 1),
    "-log(1/(1+eˣ) + 1) / (x²+1)": lambda x: -torch.log(torch.sigmoid(-x) + 1) / (x**2 + 1),
}


def third(x):
    return -torch.log(torch.sigmoid(x) + 1) / (x**2 + 1)


def descend(f, x, lr, steps, *, reset=True):
    """Return the last point and the value there; without reset, the gradients add up."""
    x, summed = torch.tensor(float(x), dtype=torch.float64), 0.0
    for _ in range(steps):
        leaf = x.detach().requires_grad_()
        (slope,) = torch.autograd.grad(f(leaf), leaf)
        summed = slope if reset else summed + slope
        x = x - lr * summed
    return x.item(), f(x).item()


def minimise_case(x0, lr, steps):
    right = descend(third, x0, lr, steps)

    def mistakes():
        before = descend(third, x0, lr, max(steps - 1, 0))
        return {
            "ascent": descend(third, x0, -lr, steps),
            "no-reset": descend(third, x0, lr, steps, reset=False),
            "off-by-one": before,
            "value-before-last-update": (right[0], before[1]),
        }

    return case(
        x0,
        lr,
        steps,
        expect=right,
        what=f"minimise({x0:.4g}, {lr:.4g}, {steps})",
        formulas={name: partial(descend, f, x0, lr, steps) for name, f in FORMULAS.items()},
        mistakes=mistakes,
    )


def derivative(x):
    sigmoid = 1 / (1 + math.exp(-x))
    inner = sigmoid * (1 - sigmoid) / (1 + sigmoid)
    return 2 * x * math.log(1 + sigmoid) / (x * x + 1) ** 2 - inner / (x * x + 1)


VALUES = inputs(lambda x: case(x, expect=third(x)), x=tensors("n"))
WALKS = inputs(minimise_case, x0=floats(-5, 5), lr=floats(0, 1), steps=integers(0, 3))


@pytest.mark.points(3)
def test_values(student, rng):
    """f: -log 1.5 at 0, and random points
    f の値（0 では -log 1.5、ランダムな点でも）"""
    shapes = ((), (5,), (7,), (17,), (2, 3))
    points = [torch.tensor(0.0, dtype=torch.float64), *(rng.uniform(-4, 4, *shape) for shape in shapes)]
    cases = [case(x, expect=third(x), formulas={name: partial(f, x) for name, f in FORMULAS.items()}) for x in points]
    assert_calls(student.f, cases, what="f(x)", show=True, simplest=VALUES)


@pytest.mark.points(2)
def test_differentiable(student, rng):
    """The gradient flows through f
    f を通して勾配が流れる"""
    x, v = rng.uniform(-4, 4, 17), rng.uniform(-2, 2, 17)
    _, gradients = vjp(student.f, x, cotangents=v)
    assert_close(
        gradients, [gradient(third, x, cotangent=v)], T64_ENGINE, what=Text("the gradients of f(x)", "f(x) の勾配")
    )


@pytest.mark.points(5)
def test_few_updates(student, rng):
    """minimise: one update from 1 to 0.8912…, and a few from random starts
    minimise：1 から一回で 0.8912…、ランダムな初期値から数回"""
    cases = [minimise_case(1.0, 0.5, 1)]
    for steps in (1, 2, 3, 5, 7):
        cases.append(minimise_case(rng.number(0.7, 2.0) * rng.choice((-1, 1)), rng.number(0.2, 0.9), steps))
    assert_calls(student.minimise, cases, simplest=WALKS)


@pytest.mark.points(3)
def test_arrives(student):
    """minimise arrives at the minimum, from 3 and from -2
    minimise は 3 からも -2 からも最小値に着く"""
    expected = MINIMUM, third(torch.tensor(MINIMUM, dtype=torch.float64)).item()
    cases = [case(x0, 0.5, 200, expect=expected, what=f"minimise({x0:g}, 0.5, 200)") for x0 in (3.0, -2.0)]
    assert_calls(student.minimise, cases)


@pytest.mark.points(2)
def test_special_arguments(student, rng):
    """No updates, an integer start, learning rate 0
    更新 0 回、整数の初期値、学習率 0"""
    cases = [minimise_case(rng.number(), 0.3, 0), minimise_case(2, 0.3, 3), minimise_case(rng.number(), 0.0, 3)]
    assert_calls(student.minimise, cases, simplest=WALKS)


@pytest.mark.points(5)
def test_solve(student):
    """solve finds the minimum to six digits, with at most 20000 evaluations of f
    solve は f の計算 20000 回以内で最小点を 6 桁まで求める"""
    seen = student.support.run_counted(student.solve, LIMIT)
    answer, calls = seen.answer, seen.calls
    if not isinstance(calls, int) or calls > LIMIT:
        fail(
            f"solve evaluates f more than {LIMIT} times.",
            f"solve が f を {LIMIT} 回より多く計算しています。",
            diagnosis="too-costly",
            calls=calls,
        )
    if isinstance(answer, float) and 1e-3 < abs(answer - MINIMUM) < 700:
        assert_close(student.minimise(1.0, 0.5, 3), descend(third, 1.0, 0.5, 3), what="minimise(1, 0.5, 3)")
        slope = derivative(answer)
        fail(
            f"solve() returned {answer:.6g}, which is not the minimum: the derivative there is {slope:.3g}.",
            f"solve() は {answer:.6g} を返しましたが、最小点ではありません。そこでの微分係数は {slope:.3g} です。",
            diagnosis="stuck-on-plateau" if abs(slope) < 0.02 else "not-converged",
        )
    assert_close(answer, MINIMUM, Tolerance(0.0, 1e-6), what="solve()")
