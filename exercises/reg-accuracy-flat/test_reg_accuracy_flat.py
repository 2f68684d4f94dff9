from contextlib import suppress
from functools import partial

import pytest
import torch

from graders.checks import Text, assert_calls, case, fail, gradient

DAYS = [[1, 0.95], [2, -1], [-1, 2], [0.5, -2], [-2, -0.5]]
PASSES = {
    "threshold": False,
    "argmax": False,
    "round": True,
    "sign": True,
    "sigmoid": True,
    "heaviside": False,
    "floor": True,
    "relu": True,
    "where of constants": False,
    "where of z": True,
    "detached": False,
    "long": False,
    "product with float64": True,
}


def example():
    return tuple(torch.tensor(rows, dtype=torch.float64) for rows in ([1, -1], DAYS, [0, 1, 0, 1, 1]))


def draw_days(rng, n, d):
    t = torch.tensor([float(rng.integer(0, 1)) for _ in range(n)], dtype=torch.float64)
    return rng.uniform(-2, 2, d), rng.uniform(-2, 2, n, d), t


def share_right(w, X, t):
    return ((X @ w > 0).double() == t).double().mean().item()


def draw_dry_days(rng, n, d):
    """Draw days of which three have a score of exactly 0; with an even n, 1 - accuracy is another number there too."""
    w, X, t = draw_days(rng, n, d)
    X[:3] = 0.0
    return w, X, t


def share_with_zero_as_rain(w, X, t):
    return ((X @ w >= 0).double() == t).double().mean().item()


def differences(w, X, t, h, back=1.0, of=share_right):
    """Return the numeric gradient of the accuracy, or `of` another function; with back = 0 the one-sided one."""
    steps = h * torch.eye(len(w), dtype=w.dtype)
    found = [(of(w + s, X, t) - of(w - back * s, X, t)) / ((1 + back) * h) for s in steps]
    return torch.tensor(found, dtype=torch.float64)


def beliefs(operation):
    """Return what has_graph answers to this operation under each of the usual beliefs."""
    z, single = (torch.linspace(-2, 2, 5, dtype=d, requires_grad=True) for d in (torch.float64, torch.float32))
    result = operation(z)
    for leaf in (z, single):
        with suppress(RuntimeError):
            operation(leaf).sum().backward()
    return {
        "comparison-has-a-graph": True,
        "requires-grad-asked": result.requires_grad,
        "flat-means-no-graph": z.grad is not None and bool(z.grad.any()),
        "probed-in-float32": single.grad is not None,
    }


def logistic(w, X, t):
    z = X @ w
    return (torch.nn.functional.softplus(z) - t * z).mean()


def slope_case(days, **clues):
    w, X, t = days
    return case(w, X, t, expect=gradient(lambda v: logistic(v, X, t), w), **clues)


@pytest.mark.points(3)
def test_accuracy(student, rng):
    """accuracy: 0.6 for the five days, random days, and scores of exactly 0
    accuracy：五日の例では 0.6。ランダムなデータと、得点がちょうど 0 の場合"""
    w, X, t = example()
    problems = [(w, X, t), (0 * w, X, t), *(draw_days(rng, n, d) for n, d in ((7, 3), (11, 2), (17, 5), (29, 2)))]
    problems += [draw_dry_days(rng, n, d) for n, d in ((8, 3), (10, 2), (12, 5))]
    cases = []
    for days in problems:
        wrong = {"error-rate": 1 - share_right(*days), "zero-counts-as-rain": share_with_zero_as_rain(*days)}
        cases.append(case(*days, expect=share_right(*days), mistakes=wrong))
    assert_calls(student.accuracy, cases, what="accuracy(w, X, t)", pure=True)


@pytest.mark.points(2)
def test_flat(student, rng):
    """numeric_grad_accuracy with a small h: the accuracy is flat
    h が小さいときの numeric_grad_accuracy：正解率は平ら"""
    cases = []
    for h, days in ((1e-4, example()), (1e-5, draw_days(rng, 7, 3)), (1e-6, draw_days(rng, 17, 5))):
        wrong = {"differences-of-surrogate": partial(differences, *days, h, of=logistic)}
        cases.append(case(*days, h, expect=differences(*days, h), mistakes=wrong))
    assert_calls(student.numeric_grad_accuracy, cases, what="numeric_grad_accuracy(w, X, t, h)", pure=True)


@pytest.mark.points(2)
def test_large_step(student, rng):
    """numeric_grad_accuracy with a large h: (-1, -1) for the five days
    h が大きいときの numeric_grad_accuracy：五日の例では (-1, -1)"""
    problems = [(*example(), 0.1)]
    while len(problems) < 5:
        days, h = draw_days(rng, 29, 3), rng.number(0.5, 1.0)
        central, forward = differences(*days, h), differences(*days, h, back=0.0)
        if central.all() and (central - forward).abs().min() > 1e-3:
            problems.append((*days, h))
    cases = []
    for problem in problems:
        right = differences(*problem)
        wrong = {"one-sided": partial(differences, *problem, back=0.0), "error-rate": -right}
        wrong["differences-of-surrogate"] = partial(differences, *problem, of=logistic)
        cases.append(case(*problem, expect=right, mistakes=wrong))
    assert_calls(student.numeric_grad_accuracy, cases, what="numeric_grad_accuracy(w, X, t, h)")


@pytest.mark.points(2)
def test_surrogate(student, rng):
    """surrogate: 0.5191… for the five days, and random days
    surrogate：五日の例では 0.5191…。ランダムなデータでも"""
    problems = [example(), *(draw_days(rng, n, d) for n, d in ((7, 3), (11, 2), (17, 5)))]
    outside = {"z < 0 or z > 1": torch.tensor(True)}
    cases = [case(*days, expect=logistic(*days), risky=outside) for days in problems]
    assert_calls(student.surrogate, cases, what="surrogate(w, X, t)")


@pytest.mark.points(2)
def test_surrogate_gradient(student, rng):
    """The gradient of surrogate: (0.3934…, 0.2379…) for the five days
    surrogate の勾配：五日の例では (0.3934…, 0.2379…)"""
    problems = [example(), *(draw_days(rng, n, d) for n, d in ((7, 3), (11, 2), (17, 5)))]
    w, X, t = draw_days(rng, 13, 3)
    problems.append((0 * w, X, t))  # where a descent usually starts, and where a kink at z = 0 would show
    cases = [slope_case(days) for days in problems]
    assert_calls(
        student.support.differentiate(student.surrogate),
        cases,
        what=Text("the gradient of surrogate", "surrogate の勾配"),
    )


@pytest.mark.points(2)
def test_large_scores(student, rng):
    """surrogate and its gradient for scores of 800 and -800
    得点が 800 や -800 のときの surrogate とその勾配"""
    values, slopes = [], []
    for size in (800.0, 900.0, 1000.0, -800.0):
        X = rng.uniform(0.5, 1.0, 5, 3)
        w = torch.tensor([size, size / 2, size / 4], dtype=torch.float64)
        t = torch.tensor([1.0, 0.0, 1.0, 0.0, 0.0], dtype=torch.float64)
        values.append(case(w, X, t, expect=logistic(w, X, t), risky={"|z| > 700": torch.tensor(True)}))
        slopes.append(slope_case((w, X, t), risky={"|z| > 700": torch.ones(3, dtype=torch.bool)}))
    assert_calls(student.surrogate, values, what="surrogate(w, X, t)")
    assert_calls(
        student.support.differentiate(student.surrogate),
        slopes,
        what=Text("the gradient of surrogate", "surrogate の勾配"),
    )


@pytest.mark.points(2)
def test_has_graph(student, support):
    """has_graph tells which operations a gradient passes
    has_graph は勾配の通る演算を見分ける"""
    cases = [
        case(student.support.operation(name), expect=passes, what=f"has_graph({name})")
        for name, passes in PASSES.items()
    ]
    answers = [student.has_graph(*each.arguments) for each in cases]
    believed = [beliefs(support.operation(name)) for name in PASSES]
    if all(isinstance(answer, bool) for answer in answers):
        wrong = [name for name, answer in zip(PASSES, answers, strict=True) if answer != PASSES[name]]
        for belief in believed[0]:
            if wrong and answers == [each[belief] for each in believed]:
                fail(
                    f"has_graph is wrong for {', '.join(wrong)}.",
                    f"has_graph の答えが違う演算：{'、'.join(wrong)}",
                    diagnosis=belief,
                )
    assert_calls(student.has_graph, cases)
