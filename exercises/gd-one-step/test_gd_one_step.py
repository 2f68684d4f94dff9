import pytest
import torch

from graders.checks import Text, Trace, assert_calls, assert_equal, assert_pure, case, facts, fail, gradient, to_leaf

SHAPES = ((), (5,), (7,), (17,), (2, 3))
NAMES = ("bowl", "wave", "coupled", "wave", "coupled")


def draw_problem(support, rng, name, shape):
    """Draw (what makes the function, the function, a start, a learning rate)."""
    made = (name, rng.number(0.5, 1.5), rng.number(0.5, 1.5))
    return made, support.function(*made), rng.uniform(-2, 2, *shape), rng.number(0.05, 0.2)


def seed_problem(support, rng):
    return ("bowl",), support.function("bowl"), torch.tensor(3.0, dtype=rng.dtype), 0.1


def draw_problems(support, rng):
    return [seed_problem(support, rng), *(draw_problem(support, rng, *each) for each in zip(NAMES, SHAPES))]


def slope(f, x):
    leaf = x.detach().requires_grad_()
    return torch.autograd.grad(f(leaf), leaf)[0]


def walk_case(student, problem, steps):
    """Ask for a path of several steps."""
    made, f, x, lr = problem
    path = [x]
    for _ in range(steps):
        path.append(path[-1] - lr * slope(f, path[-1]))
    trace = Trace(lr, lambda point: slope(f, point), f)
    return case(student.support.function(*made), to_leaf(x), lr, expect=path, trace=trace)


@pytest.mark.points(3)
def test_step(student, support, rng):
    """step: from 3 on x² + e⁻ˣ to 2.4049…, and random functions and points
    step：x² + e⁻ˣ では 3 から 2.4049… へ。ランダムな関数と点でも"""
    cases = []
    for made, f, x, lr in draw_problems(support, rng):
        g = gradient(f, x)
        wrong = {"ascent": x + lr * g, "rate-ignored": x - g, "change-only": -lr * g}
        cases.append(case(student.support.function(*made), to_leaf(x), lr, expect=x - lr * g, mistakes=wrong))
    assert_calls(student.step, cases, what="step(f, x, lr)", show=True)


@pytest.mark.points(1)
def test_new_leaf(student, support, rng):
    """step returns a leaf that requires a gradient
    step が返すのは勾配を必要とする葉"""
    for shape in ((), (5,)):
        made, _, x, lr = draw_problem(support, rng, "wave", shape)
        seen = facts(student.step(student.support.function(*made), to_leaf(x), lr))
        if not seen.is_leaf:
            fail(
                "What step returns is no leaf: it was computed, and that was recorded.",
                "step の戻り値が葉ではありません。更新の計算が記録されています。",
                diagnosis="non-leaf-grad",
            )
        if not seen.requires_grad:
            fail(
                "What step returns does not require a gradient, so the next step has nothing to follow.",
                "step の戻り値が勾配を必要としないため、次の一歩で勾配をたどれません。",
                diagnosis="cut-graph",
            )


@pytest.mark.points(1)
def test_ten_steps(student, support, rng):
    """x = step(f, x, lr) ten times in a row
    x = step(f, x, lr) を続けて十回"""
    bowl, valley = seed_problem(support, rng), draw_problem(support, rng, "coupled", (5,))
    made, f, _, _ = draw_problem(support, rng, "coupled", ())
    on_map = made, f, torch.tensor([1.5, -1.0], dtype=rng.dtype), 0.1
    cases = [walk_case(student, problem, 10) for problem in (on_map, bowl, valley)]
    assert_calls(
        student.support.walk(student.step, 10), cases, what=Text("the path of ten steps", "十歩の軌跡"), show="plot"
    )


@pytest.mark.points(1)
def test_guest(student, support, rng):
    """step leaves x and x.grad as they were, and ignores an old gradient
    step は x も x.grad も変えず、残っていた勾配にも影響されない"""
    cases = []
    for size in (5, 7, 17):
        made, f, x, lr = draw_problem(support, rng, "coupled", (size,))
        former, g = rng.uniform(10, 20, size), gradient(f, x)
        summed = x - lr * (g + former), g + former
        f_there = student.support.function(*made)
        right = x - lr * g, former
        cases.append(case(f_there, to_leaf(x), lr, former, expect=right, mistakes={"accumulated": summed}))
    assert_calls(
        student.support.with_old_gradient(student.step),
        cases,
        what=Text("(the new point, x.grad)", "(新しい点, x.grad)"),
    )
    student.step(student.support.function("wave"), to_leaf(rng.uniform(-2, 2, 5)), 0.1)
    assert_pure(student)


@pytest.mark.points(2)
def test_in_place(student, support, rng):
    """step_ changes x itself and returns None
    step_ は x 自身を書き換えて None を返す"""
    problems = seed_problem(support, rng), *(draw_problem(support, rng, "wave", shape) for shape in ((7,), (2, 3)))
    cases = [walk_case(student, problem, 3) for problem in problems]
    assert_calls(
        student.support.walk_in_place(student.step_, 3),
        cases,
        what=Text("x before and after three times step_", "step_ を三回呼ぶ前後の x"),
    )
    answer = student.step_(student.support.function("wave"), to_leaf(rng.uniform(-2, 2, 5)), 0.1)
    if isinstance(answer, torch.Tensor):
        fail(
            "step_(f, x, lr) should return None, but returned a tensor.",
            "step_(f, x, lr) は None を返すはずですが、テンソルを返しました。",
            diagnosis="in-place-returned",
        )
    assert_equal(answer, None, what="step_(f, x, lr)")


@pytest.mark.points(1)
def test_ten_in_place(student, support, rng):
    """step_(f, x, lr) ten times in a row, on the same x
    同じ x に step_(f, x, lr) を続けて十回"""
    problems = seed_problem(support, rng), draw_problem(support, rng, "coupled", (5,))
    cases = [walk_case(student, problem, 10) for problem in problems]
    assert_calls(
        student.support.walk_in_place(student.step_, 10),
        cases,
        what=Text("the path of ten steps in place", "step_ による十歩の軌跡"),
    )


@pytest.mark.points(1)
def test_point_stays(student, rng):
    """The point stays with lr = 0, and where f does not use x
    lr = 0 のとき、f が x を使わないとき、点は動かない"""
    x = rng.uniform(-2, 2, 5)
    calls = (student.support.function("wave"), 0.0), (student.support.function("elsewhere"), 0.1)
    assert_calls(student.step, [case(f, to_leaf(x), lr, expect=x) for f, lr in calls], what="step(f, x, lr)")
    paths = [case(f, to_leaf(x), lr, expect=[x, x]) for f, lr in calls]
    assert_calls(
        student.support.walk_in_place(student.step_, 1),
        paths,
        what=Text("x before and after step_(f, x, lr)", "step_(f, x, lr) の前後の x"),
    )
