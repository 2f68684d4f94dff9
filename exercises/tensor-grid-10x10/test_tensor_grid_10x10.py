import pytest
import torch

from graders.checks import EXACT, Text, assert_calls, assert_equal, case, facts, fail


def numbers(rows, columns, step_down, step_right, start=1.0):
    """Return the float32 matrix whose numbers grow by these steps from row to row and from column to column."""
    down, right = torch.arange(rows).reshape(-1, 1), torch.arange(columns)
    return start + step_down * down + step_right * right.float()


def grid_case(n, *arguments):
    mistakes = {
        "double-precision": numbers(n, n, n, 1).double(),
        "starts-at-zero": numbers(n, n, n, 1, start=0.0),
        "append-too-deep": numbers(n, n, n, 1).repeat_interleave(n, dim=0),
        "same-row-repeated": numbers(n, n, 0, 1),
    }
    if n != 10:
        mistakes |= {"n-ignored": numbers(10, 10, 10, 1), "stride-of-ten": numbers(n, n, 10, 1)}
    return case(
        *arguments, expect=numbers(n, n, n, 1), what=f"grid({', '.join(map(str, arguments))})", mistakes=mistakes
    )


@pytest.mark.points(2)
def test_ten_by_ten(student):
    """grid() and grid(10) hold 1 to 100, row by row, in float32
    grid() と grid(10) は 1〜100 を行ごとに並べた float32 の行列"""
    assert_calls(student.grid, [grid_case(10), grid_case(10, 10)], tolerance=EXACT)


@pytest.mark.points(4)
def test_other_sizes(student, rng):
    """Every other n: shape (n, n), 1 to n²
    ほかの n でも、形 (n, n) に 1 から n² まで"""
    sizes = (2, 3, 7, 50, rng.integer(11, 40))
    assert_calls(student.grid, [grid_case(n, n) for n in sizes], tolerance=EXACT)


@pytest.mark.points(1)
def test_one_by_one(student):
    """grid(1) has the shape (1, 1)
    grid(1) の形は (1, 1)"""
    assert_calls(student.grid, [grid_case(1, 1)], tolerance=EXACT)


@pytest.mark.points(2)
def test_leaf(student, rng):
    """A leaf that requires a gradient, .grad still None
    勾配を必要とする葉で、.grad は None"""
    for n in (10, rng.integer(2, 9)):
        seen = facts(student.grid(n))
        if not seen.is_leaf:
            fail(
                f"grid({n}) is no leaf: an operation ({seen.grad_fn}) came last. Call requires_grad_() last.",
                f"grid({n}) は葉ではありません（{seen.grad_fn}）。requires_grad は最後にしましょう。",
                diagnosis="non-leaf-grad",
            )
        if not seen.requires_grad:
            fail(
                f"grid({n}) does not require a gradient.",
                f"grid({n}) に requires_grad=True が付いていません。",
                diagnosis="requires-grad-forgotten",
            )
        if seen.has_grad:
            fail(f"grid({n}): .grad should still be None.", f"grid({n}) の .grad はまだ None のはずです。")


@pytest.mark.needs("test_other_sizes", "test_leaf")
@pytest.mark.points(1)
def test_fresh_each_time(student, rng):
    """What was done to one grid does not show in the next
    前の行列への操作が、次の行列に影響しない"""
    for n in (10, rng.integer(2, 9)):
        later = student.support.make_after_use(student.grid, n).tensor
        if facts(later).has_grad:
            fail(
                f"grid({n}) returns the same tensor again, with the .grad of the last call. Make a new one each time.",
                f"grid({n}) が前と同じテンソルを返していて、.grad が残っています。呼ばれるたびに新しく作りましょう。",
                diagnosis="same-tensor-again",
            )
        assert_equal(later, numbers(n, n, n, 1), what=Text(f"the second grid({n})", f"二回目の grid({n})"))
