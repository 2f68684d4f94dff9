import numpy
import pytest
import torch

from graders.checks import EXACT, Text, assert_calls, assert_equal, assert_pure, case, facts, fail

SINGLE, DOUBLE = torch.float32, torch.float64
VIEWS = {
    Text("transposed", "転置"): lambda grid: grid.T,
    Text("column", "列"): lambda grid: grid[:, 1],
    Text("every second", "一つおき"): lambda grid: grid[::2, 1::2],
}


def show_call(name, data):
    """Write a call of the student's function."""
    shown = repr(data)
    en = ja = shown
    if isinstance(data, numpy.ndarray):
        en, ja = f"{data.dtype} array of shape {data.shape}", f"形 {data.shape} の {data.dtype} 配列"
    elif len(shown) >= 40:
        en, ja = "nested list", "入れ子のリスト"
    return Text(f"{name}({en})", f"{name}({ja})")


def tensor_case(name, data, dtype):
    """Ask for the tensor of data; the slip is to take the dtype that torch.tensor chooses for it."""
    mistakes = {"dtype-of-the-data": torch.tensor(data)}
    return case(data, expect=torch.tensor(data, dtype=dtype), what=show_call(name, data), mistakes=mistakes)


def demand_one_dtype(make, name, one, other):
    """Make tensors of the same numbers, handed over in two ways: the data must not decide about the dtype."""
    first, second = make(one), make(other)
    if isinstance(first, torch.Tensor) and isinstance(second, torch.Tensor) and first.dtype != second.dtype:
        first_dtype, second_dtype = (str(tensor.dtype).removeprefix("torch.") for tensor in (first, second))
        this, that = show_call(name, one), show_call(name, other)
        fail(
            f"{this.en} is {first_dtype}, {that.en} is {second_dtype}.",
            f"{this.ja} は {first_dtype}、{that.ja} は {second_dtype} です。",
            diagnosis="dtype-of-the-data",
        )


def view_cases(student, rng, name, dtype):
    """Ask for the tensors of arrays that are views of others."""
    cases = []
    for kind, cut in VIEWS.items():
        count = rng.integer(4, 7)
        grid = torch.arange(float(count * count), dtype=dtype).reshape(count, count) - 2.5
        view, mistakes = student.support.make_view(kind.en, count), {"dtype-of-the-data": cut(grid).double()}
        cases.append(
            case(
                view,
                expect=cut(grid),
                what=Text(f"{name}({kind.en} view)", f"{name}({kind.ja}のビュー)"),
                mistakes=mistakes,
            )
        )
    return cases


@pytest.mark.points(2)
def test_four_tensors(student):
    """scalar, vector, matrix and cube have the right values, shapes and dtype
    scalar、vector、matrix、cube の値・形・dtype"""
    scalar = student.scalar()
    if isinstance(scalar, torch.Tensor) and scalar.shape == (3,):
        fail(
            "scalar() should have no dimensions, but has the shape (3,).",
            "scalar() は次元を持たないはずですが、形が (3,) です。",
            diagnosis="capital-tensor",
        )
    assert_equal(scalar, torch.tensor(3.0), what="scalar()")
    assert_equal(student.vector(), torch.tensor([3.0, 4.0, 5.0]), what="vector()")
    assert_equal(student.matrix(), torch.tensor([[3.0, 4.0, 5.0], [6.0, 7.0, 8.0]]), what="matrix()")
    cube, expected = student.cube(), torch.arange(1.0, 13.0).reshape(2, 2, 3)
    if isinstance(cube, torch.Tensor) and cube.shape == expected.shape and cube.dtype == expected.dtype:
        row = cube[0, 0].tolist()
        if torch.equal(cube.flatten().sort().values, expected.flatten()) and row != [1, 2, 3]:
            fail(
                f"cube() has the right numbers in another order: its first row is {row}.",
                f"cube() の数は合っていますが、順番が違います。最初の行が {row} です。",
                diagnosis="cube-in-another-order",
            )
    assert_equal(cube, expected, what="cube()")


@pytest.mark.points(2)
def test_leaf_of_any_data(student, rng):
    """leaf takes numbers, nested lists, integers, booleans and arrays, and gives float64
    leaf は数、入れ子のリスト、整数、真偽値、配列から float64 を作る"""
    demand_one_dtype(student.leaf, "leaf", [1.5, 2.5], numpy.array([1.5, 2.5]))
    drawn = rng.uniform(-2, 2, 3, 2)
    data = (
        rng.number(),
        7,
        drawn.tolist(),
        [rng.integer(-9, 9) for _ in range(5)],
        [[True, False], [False, True]],
        drawn.numpy(),
        numpy.arange(6).reshape(3, 2),
    )
    assert_calls(student.leaf, [tensor_case("leaf", each, DOUBLE) for each in data], tolerance=EXACT)


@pytest.mark.points(2)
def test_unusual_data(student, rng):
    """leaf takes empty lists, arrays without dimensions, float16, and views that are not contiguous
    leaf は空のリスト、0 次元配列、float16、連続でないビューも受け取る"""
    data = ([], [[], []], numpy.array(rng.number()), numpy.float16([0.1, -2.5]), numpy.zeros((0, 3)))
    cases = [tensor_case("leaf", each, DOUBLE) for each in data]
    assert_calls(student.leaf, cases + view_cases(student, rng, "leaf", DOUBLE), tolerance=EXACT)


@pytest.mark.points(2)
def test_from_numpy17(student, rng):
    """from_numpy17 gives float32, also from float64 and integer arrays and from views
    from_numpy17 は float64 や整数の配列、ビューからも float32 を作る"""
    demand_one_dtype(student.from_numpy17, "from_numpy17", numpy.array([1.5, 2.5]), numpy.float32([1.5, 2.5]))
    arrays = (
        numpy.arange(-2, 2.1, 0.25),
        rng.uniform(-2, 2, 5).numpy(),
        rng.uniform(-2, 2, 2, 3).numpy(),
        rng.uniform(-2, 2, 4).float().numpy(),
        numpy.arange(6).reshape(2, 3),
    )
    cases = [tensor_case("from_numpy17", a, SINGLE) for a in arrays]
    assert_calls(student.from_numpy17, cases + view_cases(student, rng, "from_numpy17", SINGLE), tolerance=EXACT)


@pytest.mark.points(1)
def test_true_leaves(student):
    """All six are leaves that require a gradient, with .grad None
    六つとも勾配を必要とする葉で、.grad は None"""
    for name in ("scalar", "vector", "matrix", "cube"):
        check_leaf(name, getattr(student, name)())
    check_leaf("leaf", student.leaf([1.5, 2.5]))
    check_leaf("from_numpy17", student.from_numpy17(numpy.arange(-2, 2.1, 0.25)))


def check_leaf(name, tensor):
    seen = facts(tensor)
    if not seen.is_leaf:
        fail(
            f"{name} returns no leaf: an operation ({seen.grad_fn}) came after requires_grad. Convert first.",
            f"{name} の結果は葉ではありません（{seen.grad_fn}）。変換を先に、requires_grad を後にしましょう。",
            diagnosis="non-leaf-grad",
        )
    if not seen.requires_grad:
        fail(
            f"{name} returns a tensor that does not require a gradient.",
            f"{name} の結果に requires_grad=True が付いていません。",
            diagnosis="requires-grad-forgotten",
        )
    if seen.has_grad:
        fail(f"{name}: .grad should still be None.", f"{name} の .grad はまだ None のはずです。")


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
        assert_equal(
            later,
            torch.tensor(a, dtype=dtype),
            what=Text(f"{name}(a) after a was changed", f"a を書き換えた後の {name}(a)"),
        )
