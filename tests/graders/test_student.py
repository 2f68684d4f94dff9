"""The proxy: natural to write, and never more than data or an opaque handle."""

import numpy
import pytest
import torch

from graders.checks import fetch, keep, raw_backward, vjp
from graders.conversation import Conversation
from graders.fault import StudentFaultError
from graders.judge import Judge
from graders.report import Verdict
from graders.student import Remote, Student

SOURCE = """
import numpy as np
import torch

LIMIT = 3
TABLE = {"a": [1, (2.5, None)], 7: float("inf")}

def same(x): return x
def half(x): return x[: len(x) // 2]
def grown(x):
    x += 1
    return x + 0
def leave(x):
    leaf = x.requires_grad_()
    (leaf * leaf).sum().backward()
    return 1.0
def call(f, x): return f(x)
def maker(): return lambda x: x + LIMIT
def numbers(): return [np.float64(1.5), np.int64(2), True, 10**30, 1 + 2j, "text", b"bytes"]

class Always:
    def __eq__(self, other): return True
    def __bool__(self): return True
    def __float__(self): return 1.0

class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3
    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return (3 * x * x * g).float()
"""


@pytest.fixture
def student(judge: Judge):
    """SOURCE in a runner."""
    conversation = Conversation(SOURCE, judge.sandbox.take, 5, 10)
    conversation.load(SOURCE, "", ())
    yield Student(conversation)
    conversation.close_child()


def test_data_comes_home_as_it_is(student: Student) -> None:
    assert (3, {"a": [1, (2.5, None)], 7: float("inf")}) == (student.LIMIT, student.TABLE)
    one, two, yes, big, number, text, raw = student.numbers()
    assert (type(one), type(two), yes, big, number, text) == (numpy.float64, numpy.int64, True, 10**30, 1 + 2j, "text")
    assert isinstance(raw, Remote)


def test_functions_and_objects_are_handles_to_go_on_with(student: Student) -> None:
    added = student.maker()
    assert student.call(added, 4) == 7
    assert fetch(keep(added, 1) * 10 + 2) == 42


@pytest.mark.parametrize("use", [bool, float, len, list, int])
def test_object_is_never_taken_for_data(student: Student, use) -> None:
    with pytest.raises(StudentFaultError) as caught:
        use(student.Always())
    assert caught.value.verdict is Verdict.FAILED


def test_object_that_equals_everything_equals_nothing_here(student: Student) -> None:
    assert student.Always() != 1
    assert student.Always() != student.Always()


@pytest.mark.parametrize("make", [torch.ones, numpy.ones])
def test_what_a_call_does_to_its_arguments_is_seen(student: Student, make) -> None:
    student.same(make(4))
    assert student.effects.shares == ("0",)
    student.half(x=make(4))
    assert student.effects.shares == ("x",)
    student.grown(make(4))
    assert (student.effects.changed, student.effects.shares) == (("0",), ())


def test_gradient_left_behind_is_seen(student: Student) -> None:
    student.leave(torch.ones(2))
    assert student.effects.grads_left == ("0",)


def test_custom_function_answers_for_any_cotangent(student: Student) -> None:
    x, v = torch.tensor([1.0, 2.0], dtype=torch.float64), torch.tensor([5.0, -1.0], dtype=torch.float64)
    (y,), (gradient,) = vjp(student.Cube.apply, x, cotangents=v)
    assert torch.equal(y, x**3)
    assert torch.equal(gradient, 3 * x * x * v)
    assert raw_backward(student.Cube.apply, x, cotangents=(v,)).dtype == torch.float32, (
        "autograd's cast is not yet done"
    )


def test_failure_of_something_kept_is_told_by_the_next_question(student: Student) -> None:
    kept = keep(student.half, 3)
    with pytest.raises(StudentFaultError) as caught:
        fetch(kept)
    assert (caught.value.verdict, caught.value.evidence["type"]) == (Verdict.RAISED, "TypeError")
    assert student.LIMIT == 3, "and only by that one"
