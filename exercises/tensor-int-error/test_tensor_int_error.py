import numpy
import pytest
import torch

from graders.checks import EXACT, Text, assert_calls, assert_equal, assert_pure, case, facts, fail


def show_call(name, data):
    """Write a call of the student's function."""
    if isinstance(data, numpy.ndarray):
        array = Text(f"{data.dtype} array of shape {data.shape}", f"形 {data.shape} の {data.dtype} 配列")
        return Text(f"{name}({array.en})", f"{name}({array.ja})")
    return Text(f"{name}({data!r})", f"{name}({data!r})")


def permission(data, allowed, slip=""):
    """Ask whether data can require a gradient; the slip is to say the opposite."""
    mistakes = {slip: not allowed} if slip else {}
    return case(data, expect=allowed, what=show_call("can_require_grad", data), mistakes=mistakes)


def error(data, name, said=None):
    """Ask which exception data raises, and what it says."""
    mistakes = {"none-as-text": "None"} if name is None else {"error-message-returned": said}
    return case(data, expect=name, what=show_call("error_of", data), mistakes=mistakes)


def leaf(data, dtype, slips=()):
    """Ask for the leaf of data; each slip is a pair of its name and the dtype that it gives."""
    return case(
        data,
        expect=torch.tensor(data, dtype=dtype),
        what=show_call("to_leaf", data),
        mistakes={name: torch.tensor(data, dtype=wrong) for name, wrong in slips},
    )


def look_for_outer_type(student, rng):
    """Say so where a float is accepted, but no container of floats is."""
    x = rng.number()
    containers = [student.can_require_grad(data) for data in ([x], [[x, 2.0]], [], numpy.array([x, 0.5]))]
    if student.can_require_grad(x) is True and all(answer is False for answer in containers):
        fail(
            f"can_require_grad({x:.4g}) is True, but can_require_grad([{x:.4g}]) is False.",
            f"can_require_grad({x:.4g}) は True なのに、can_require_grad([{x:.4g}]) が False です。",
            diagnosis="outer-type-asked",
        )


@pytest.mark.points(2)
def test_can_require_grad(student, rng):
    """can_require_grad: floats and complex numbers can, integers and booleans cannot
    can_require_grad：小数と複素数は作れ、整数と真偽値は作れない"""
    look_for_outer_type(student, rng)
    cases = [
        permission(3.0, True),
        permission(3, False),
        permission(True, False),
        permission(rng.number(), True),
        permission([rng.number(), rng.number()], True),
        permission([rng.integer(-9, 9) for _ in range(3)], False),
        permission([[True, False], [False, True]], False),
    ]
    for data in (3 + 0j, [1j * rng.number(), 2j], numpy.complex64([1, 2j])):
        cases.append(permission(data, True, slip="complex-refused"))
    assert_calls(student.can_require_grad, cases)


@pytest.mark.points(1)
def test_mixed_and_empty(student, rng):
    """can_require_grad: mixed lists, empty data, arrays of any dtype
    can_require_grad：混ざったリスト、空のデータ、いろいろな dtype の配列"""
    look_for_outer_type(student, rng)
    cases = [
        permission([True, rng.integer(1, 9)], False),
        permission([], True),
        permission([[], []], True),
        permission(numpy.arange(3), False),
        permission(numpy.zeros((0, 2), dtype=numpy.int32), False),
        permission(numpy.array([True, False]), False),
        permission(numpy.array(rng.number()), True),
        permission(numpy.float16([0.5, 2.0]), True),
    ]
    for data in ([1, 2.0], [[1], [rng.number()]], [True, 0.5, rng.integer(1, 9)], [2.5, 1, 7]):
        cases.append(permission(data, True, slip="mixed-list-refused"))
    assert_calls(student.can_require_grad, cases)


@pytest.mark.points(2)
def test_error_of(student, rng):
    """error_of: "RuntimeError" for integers, None where it works
    error_of：整数なら "RuntimeError"、作れるなら None"""
    said = "Only Tensors of floating point and complex dtype can require gradients"
    integers = (3, [rng.integer(-9, 9), rng.integer(-9, 9)], False, numpy.arange(6).reshape(2, 3))
    cases = [error(data, "RuntimeError", said) for data in integers]
    cases += [error(data, None) for data in (3.0, [1, rng.number()], 3 + 0j, [])]
    assert_calls(student.error_of, cases)


@pytest.mark.points(1)
def test_other_errors(student, rng):
    """Text, None, rows of different lengths: the error that really comes
    文字列、None、行の長さが違うリスト：実際に起きる例外"""
    x = rng.number()
    cases = [
        error("3.0", "TypeError", "new(): invalid data type 'str'"),
        error([[1.0], [x, 3.0]], "ValueError", "expected sequence of length 1 at dim 1 (got 2)"),
        error(None, "RuntimeError", "Could not infer dtype of NoneType"),
        error([x, "2"], "TypeError", "new(): invalid data type 'str'"),
        error([[x, 2.0], 3.0], "TypeError", "not a sequence"),
        error([[1.0, x], [3.0]], "ValueError", "expected sequence of length 2 at dim 1 (got 1)"),
        error([x, None], "RuntimeError", "Could not infer dtype of NoneType"),
    ]
    answers = [student.error_of(each.arguments[0]) for each in cases[:3]]
    if all(isinstance(answer, str) for answer in answers) and len(set(answers)) == 1:
        fail(
            f'error_of is "{answers[0]:.40}" for three kinds of data that raise three different exceptions.',
            f'例外が三種類とも違うデータに対して、error_of がどれも "{answers[0]:.40}" です。',
            diagnosis="error-name-guessed",
        )
    assert_calls(student.error_of, cases)
    assert_calls(student.can_require_grad, [permission(each.arguments[0], False) for each in cases])


@pytest.mark.points(2)
def test_integers_become_floats(student, rng):
    """to_leaf: integers and booleans become float32, with the same values and shape
    to_leaf：整数と真偽値は、値と形はそのままで float32 になる"""
    data = (
        3,
        True,
        [1, 2],
        [[rng.integer(-9, 9) for _ in range(3)] for _ in range(2)],
        [True, False, True],
        numpy.arange(5),
        numpy.uint8([[7], [rng.integer(0, 255)]]),
    )
    cases = [leaf(each, torch.float32, [("double-precision", torch.float64)]) for each in data]
    assert_calls(student.to_leaf, cases, tolerance=EXACT)


@pytest.mark.points(1)
def test_no_more_than_needed(student, rng):
    """to_leaf: what can already require a gradient keeps its dtype
    to_leaf：初めから勾配を持てるものは dtype を変えない"""
    drawn = rng.uniform(-2, 2, 3, 2).numpy()
    changed = [("all-to-float32", torch.float32)]
    cases = [
        leaf(rng.number(), torch.float32),
        leaf([1, 2.0], torch.float32),
        leaf([], torch.float32),
        leaf(drawn.astype(numpy.float64), torch.float64, changed),
        leaf(drawn.astype(numpy.float16), torch.float16, changed),
        leaf(numpy.array(rng.number()), torch.float64, changed),
        leaf(3 + 0j, torch.complex64),
        leaf(numpy.array([1j, rng.number()]), torch.complex128),
    ]
    assert_calls(student.to_leaf, cases, tolerance=EXACT)


@pytest.mark.points(1)
def test_true_leaf(student, rng):
    """to_leaf: a leaf that requires a gradient, in memory of its own
    to_leaf：勾配を必要とする葉で、メモリを共有しない"""
    a = rng.uniform(-2, 2, 5).float().numpy()
    for data in (3, [True, False], [1.5, 2], 3 + 0j, a):
        check_leaf(student.to_leaf(data), show_call("to_leaf", data))
    assert_pure(student)
    later = student.support.make_then_change(student.to_leaf, a).tensor
    assert_equal(later, torch.tensor(a), what=Text("to_leaf(a) after a was changed", "a を書き換えた後の to_leaf(a)"))


def check_leaf(tensor, what):
    seen = facts(tensor)
    if not seen.is_leaf:
        fail(
            f"{what.en} is no leaf: an operation ({seen.grad_fn}) came after requires_grad. Convert first.",
            f"{what.ja} は葉ではありません（{seen.grad_fn}）。変換を先に、requires_grad を後にしましょう。",
            diagnosis="non-leaf-grad",
        )
    if not seen.requires_grad:
        fail(
            f"{what.en} does not require a gradient.",
            f"{what.ja} に requires_grad=True が付いていません。",
            diagnosis="requires-grad-forgotten",
        )
    if seen.has_grad:
        fail(f"{what.en}: .grad should still be None.", f"{what.ja} の .grad はまだ None のはずです。")
