import pytest
import torch

from graders.checks import Text, assert_calls, assert_equal, case, fail, gradient, lend

NAMES = ("parabola", "wave", "coupled")


def draw_problem(rng, name, size):
    """Draw (name and numbers that make the function, the point)."""
    return (name, rng.number(0.5, 2.0), rng.number(0.3, 1.0)), rng.uniform(-2, 2, size)


def find_gradient(support, problem):
    made, x = problem
    return gradient(support.function(*made), x)


@pytest.mark.points(3)
def test_three_calls(student, support, rng):
    """fresh_grad gives the same right answer three times: 4x for 2x² + 2
    fresh_grad は三回とも同じ正しい答え（2x² + 2 なら 4x）"""
    seed = ("parabola", 2.0, 2.0), torch.linspace(-2, 2, 17, dtype=rng.dtype)
    cases = []
    for problem in (seed, *(draw_problem(rng, name, size) for name, size in zip(NAMES, (5, 7, 11)))):
        made, x = problem
        f, leaf, right = student.support.function(*made), student.support.make_leaf(x), find_gradient(support, problem)
        value = support.function(*made)(x)
        cases += [
            case(
                f,
                leaf,
                expect=right,
                what=Text(f"fresh_grad(f, x), call {call}", f"fresh_grad(f, x)（{call} 回目）"),
                value=value,
                call=call,
            )
            for call in (1, 2, 3)
        ]
    assert_calls(student.fresh_grad, cases)


@pytest.mark.points(1)
def test_answers_stay(student, support, rng):
    """An answer does not change when other questions follow
    返した答えは、次の呼び出しで変わらない"""
    cases = []
    for size in (5, 7, 11):
        x = rng.uniform(-2, 2, size)
        problems = [(draw_problem(rng, name, size)[0], x) for name in NAMES]
        right = [find_gradient(support, problem) for problem in problems]
        sums = [right[0], right[0] + right[1], right[0] + right[1] + right[2]]
        functions = [student.support.function(*made) for made, _ in problems]
        cases.append(case(functions, x, expect=right, mistakes={"aliased": right[-1:] * 3, "accumulated": sums}))
    ask = student.support.answer_all(student.fresh_grad)
    assert_calls(
        ask,
        cases,
        what=Text(
            "the answers of fresh_grad to three questions, looked at last", "fresh_grad の三回の答え（最後に確認）"
        ),
    )


@pytest.mark.points(1)
def test_reset(student, rng):
    """reset empties every .grad and keeps the values
    reset はすべての .grad を空にし、値は変えない"""
    check_reset(student, [rng.uniform(-2, 2, 5), rng.uniform(-2, 2, 2, 3), rng.uniform(-2, 2)], rng, 3)


@pytest.mark.points(1)
def test_reset_without_gradient(student, rng):
    """reset also takes tensors that have no gradient yet, and an empty list
    まだ勾配のないテンソルや空のリストでも reset が動く"""
    check_reset(student, [rng.uniform(-2, 2, 5), rng.uniform(-2, 2, 3)], rng, 1)
    check_reset(student, [rng.uniform(-2, 2, 5)], rng, 0)
    check_reset(student, [], rng, 0)


def check_reset(student, values, rng, filled):
    """Reset tensors of which the last `filled` ones have a gradient."""
    first = len(values) - filled
    grads = [rng.uniform(1, 2, *value.shape) if index >= first else None for index, value in enumerate(values)]
    after = student.support.reset_with(student.reset, values, grads)
    if after.error:
        fail(
            f"reset raised {after.error}",
            f"reset が例外を送出しました：{after.error}",
            diagnosis="number-as-gradient" if "assigned grad" in str(after.error) else "no-gradient-to-clear",
        )
    if not (len(after.values) == len(values) and all(map(torch.equal, after.values, values))):
        fail(
            "The tensors do not have the values any more that they had before reset.",
            "reset の後、テンソルの値が元と違っています。",
            diagnosis="values-cleared",
        )
    for index, grad in enumerate(after.grads):
        if grad is not None:
            assert_equal(
                grad,
                torch.zeros_like(values[index]),
                what=Text(f"params[{index}].grad after reset", f"reset 後の params[{index}].grad"),
            )


@pytest.mark.points(2)
def test_twice(student, support, rng):
    """twice gives the plain gradient two times
    twice は同じ勾配を二つ返す"""
    cases = []
    for name, size in zip(NAMES, (5, 7, 11)):
        problem = draw_problem(rng, name, size)
        right = find_gradient(support, problem)
        made, leaf = student.support.function(*problem[0]), student.support.make_leaf(problem[1])
        cases.append(case(made, leaf, expect=(right, right), mistakes={"accumulated": (right, 2 * right)}))
    assert_calls(student.twice, cases, what="twice(f, x)")


@pytest.mark.points(1)
@pytest.mark.needs("test_three_calls", "test_answers_stay", "test_twice")
def test_former_gradient(student, support, rng):
    """x.grad is afterwards what it was before, None or 1000, and does not get into the answer
    x.grad は呼び出しの前と同じ（None でも 1000 でも）で、答えにも混ざらない"""
    for name, copies in (("fresh_grad", 1), ("twice", 2)):
        cases, leaves = [], []
        for size in (5, 7, 11):
            problem = draw_problem(rng, "wave", size)
            f, right = student.support.function(*problem[0]), find_gradient(support, problem)
            for former in (None, torch.full_like(right, 1000.0)):
                leaf = student.support.make_leaf(problem[1], former)
                leaves.append((leaf, former))
                first = right if former is None else right + former
                expect, wrong = (right, first) if copies == 1 else ((right, right), (first, first + right))
                cases.append(case(f, leaf, expect=expect, mistakes={"accumulated": wrong}))
        assert_calls(getattr(student, name), cases, what=f"{name}(f, x)")
        for leaf, former in leaves:
            check_former(student.support.grad_of(leaf).grad, former)


def check_former(grad, former):
    if former is None and grad is not None:
        fail(
            "x.grad was None before the call, and holds a gradient afterwards.",
            "呼び出しの前は None だった x.grad に、勾配が残っています。",
            diagnosis="grad-left",
        )
    if former is not None and not (isinstance(grad, torch.Tensor) and torch.equal(grad, former)):
        fail(
            "x.grad held 1000 before the call, and holds something else afterwards.",
            "呼び出しの前は 1000 だった x.grad が、別のものになっています。",
            diagnosis="former-gradient-lost",
        )


@pytest.mark.points(1)
def test_one_evaluation(student, support, rng):
    """Each question evaluates f once, twice as well
    f の計算は一回の呼び出しにつき一回（twice でも一回）"""
    for name in ("fresh_grad", "twice"):
        made, x = draw_problem(rng, "wave", 5)
        f = support.function(*made)
        getattr(student, name)(lend(student, f), student.support.make_leaf(x))
        if f.calls != 1:
            fail(
                f"{name} evaluated f {f.calls} times instead of once.",
                f"{name} が f を {f.calls} 回計算しています。一回で足ります。",
                diagnosis="too-costly",
            )
