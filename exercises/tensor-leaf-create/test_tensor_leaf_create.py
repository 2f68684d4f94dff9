import numpy
import pytest
import torch

from graders.checks import assert_close, assert_equal, assert_pure, facts, fail

SINGLE, DOUBLE = torch.float32, torch.float64


@pytest.mark.points(2)
def test_four_tensors(student):
    """scalar, vector, matrix and cube have the right values, shapes and dtype
    scalar、vector、matrix、cube の値・形・dtype"""
    assert_equal(student.scalar(), torch.tensor(3.0), what="scalar()")
    assert_equal(student.vector(), torch.tensor([3.0, 4.0, 5.0]), what="vector()")
    assert_equal(student.matrix(), torch.tensor([[3.0, 4.0, 5.0], [6.0, 7.0, 8.0]]), what="matrix()")
    assert_equal(student.cube(), torch.arange(1.0, 13.0).reshape(2, 2, 3), what="cube()")


@pytest.mark.points(2)
def test_leaf_of_any_data(student, rng):
    """leaf takes numbers, nested lists, integers, booleans and arrays, and gives float64
    leaf は数、入れ子のリスト、整数、真偽値、配列から float64 を作る"""
    drawn = rng.uniform(-2, 2, 3, 2).double()
    cases = (
        rng.number(),
        7,
        drawn.tolist(),
        [rng.integer(-9, 9) for _ in range(5)],
        [[True, False], [False, True]],
        drawn.numpy(),
        numpy.arange(6).reshape(3, 2),
    )
    for data in cases:
        assert_equal(student.leaf(data), torch.tensor(data, dtype=DOUBLE), what=f"leaf({_describe(data)})")


@pytest.mark.points(2)
def test_from_numpy17(student, rng):
    """from_numpy17 gives float32, also from float64 and integer arrays
    from_numpy17 は float64 や整数の配列からも float32 を作る"""
    cases = (
        numpy.arange(-2, 2.1, 0.25),
        rng.uniform(-2, 2, 5).double().numpy(),
        numpy.arange(6).reshape(2, 3),
        rng.uniform(-2, 2, 4).float().numpy(),
    )
    for a in cases:
        assert_equal(student.from_numpy17(a), torch.tensor(a, dtype=SINGLE), what=f"from_numpy17({_describe(a)})")


@pytest.mark.points(2)
def test_unusual_data(student, rng):
    """Empty list, array without dimensions, float16, and views that are not contiguous
    空のリスト、0 次元配列、float16、連続でないビュー"""
    for data in ([], [[], []], numpy.array(rng.number()), numpy.float16([0.1, -2.5]), numpy.zeros((0, 3))):
        assert_equal(student.leaf(data), torch.tensor(data, dtype=DOUBLE), what=f"leaf({_describe(data)})")
    for kind in ("transposed", "column", "every second"):
        count = rng.integer(4, 7)
        grid = torch.arange(float(count * count), dtype=DOUBLE).reshape(count, count) - 2.5
        expected = {"transposed": grid.T, "column": grid[:, 1], "every second": grid[::2, 1::2]}[kind]
        view = student.support.make_view(kind, count)
        assert_equal(student.leaf(view), expected, what=f"leaf({kind} view)")
        assert_equal(student.from_numpy17(view), expected.float(), what=f"from_numpy17({kind} view)")


@pytest.mark.points(1)
def test_true_leaves(student):
    """All six are leaves that require a gradient, with .grad None
    六つとも勾配を必要とする葉で、.grad は None"""
    a = numpy.arange(-2, 2.1, 0.25)
    made = {name: getattr(student, name)() for name in ("scalar", "vector", "matrix", "cube")}
    made["leaf"] = student.leaf([1.5, 2.5])
    made["from_numpy17"] = student.from_numpy17(a)
    for name, tensor in made.items():
        seen = facts(tensor)
        if not seen.is_leaf:
            fail(
                f"{name} returns no leaf: an operation ({seen.grad_fn}) came after requires_grad. Convert first.",
                f"{name} の結果は葉ではありません（{seen.grad_fn}）。変換を先に、requires_grad を後にしましょう。",
                kind="not-leaf",
            )
        if not seen.requires_grad:
            fail(
                f"{name} returns a tensor that does not require a gradient.",
                f"{name} の結果に requires_grad=True が付いていません。",
                kind="requires-grad",
            )
        if seen.has_grad:
            fail(f"{name}: .grad should still be None.", f"{name} の .grad はまだ None のはずです。", kind="grad-left")


@pytest.mark.points(1)
def test_memory_of_its_own(student, rng):
    """Changing the array afterwards does not change the tensor
    後から配列を書き換えてもテンソルは変わらない"""
    for name, dtype in (("leaf", DOUBLE), ("from_numpy17", SINGLE)):
        a = rng.uniform(-2, 2, 5).to(dtype).numpy()
        make = getattr(student, name)
        make(a)
        assert_pure(student)
        later = student.support.make_then_change(make, a).tensor
        assert_close(later, torch.tensor(a, dtype=dtype), what=f"{name}(a) after a was changed")


def _describe(data):
    if isinstance(data, numpy.ndarray):
        return f"{data.dtype} array of shape {data.shape}"
    return repr(data) if len(repr(data)) < 40 else "nested list"
