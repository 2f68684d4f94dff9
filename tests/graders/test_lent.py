"""Functions that stay in the judge while a student's code calls and differentiates them, in every honest way."""

import contextlib

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from graders.checks import assert_close, lend
from graders.conversation import Conversation
from graders.fault import StudentFaultError
from graders.judge import Judge
from graders.lent import AskedWronglyError, Lent, read_arguments
from graders.replies import Asks
from graders.report import Verdict
from graders.student import Student
from graders.wire import WireError
from tests.graders.test_wire import json_trees, tagged

SOURCE = """
import torch
from torch.autograd import forward_ad

def value(f, x): return f(x)
def backward(f, x):
    leaf = x.clone().requires_grad_()
    f(leaf).sum().backward()
    return leaf.grad
def grad(f, x):
    leaf = x.clone().requires_grad_()
    return torch.autograd.grad(f(leaf).sum(), leaf)[0]
def cotangent(f, x):
    leaf = x.clone().requires_grad_()
    y = f(leaf)
    return torch.autograd.grad(y, leaf, torch.ones_like(y))[0]
def func_grad(f, x): return torch.func.grad(lambda x: f(x).sum())(x)
def func_vjp(f, x):
    y, pull = torch.func.vjp(f, x)
    return pull(torch.ones_like(y))[0]
def func_jvp(f, x): return torch.func.jvp(f, (x,), (torch.ones_like(x),))[1]
def dual(f, x):
    with forward_ad.dual_level():
        return forward_ad.unpack_dual(f(forward_ad.make_dual(x, torch.ones_like(x)))).tangent
def mapped(f, x): return torch.vmap(torch.func.grad(f))(x)
def jacrev(f, x): return torch.func.jacrev(f)(x).sum(0)
def jacfwd(f, x): return torch.func.jacfwd(f)(x).sum(0)
def jacobian(f, x): return torch.autograd.functional.jacobian(f, x).sum(0)
def through(f, x):
    leaf = x.clone().requires_grad_()
    torch.sin(2 * f(leaf * leaf)).sum().backward()
    return leaf.grad
def two_calls(f, x):
    f(x)
    return grad(f, x)
def twice(f, x):
    leaf = x.clone().requires_grad_()
    y = f(leaf).sum()
    y.backward()
    y.backward()
def second(f, x):
    leaf = x.clone().requires_grad_()
    return torch.autograd.grad(grad_of(f, leaf).sum(), leaf)[0]
def grad_of(f, leaf): return torch.autograd.grad(f(leaf).sum(), leaf, create_graph=True)[0]
def partials(f, x, y):
    x, y = x.clone().requires_grad_(), y.clone().requires_grad_()
    return torch.autograd.grad(f(x, y).sum(), (x, y))
def allowed(f, x, y):
    x, y = x.clone().requires_grad_(), y.clone().requires_grad_()
    return torch.autograd.grad(f(x, y).sum(), (x, y), allow_unused=True)
def records(f, x):
    y = f(x.clone().requires_grad_())
    return y.requires_grad, y.grad_fn is not None
def sets_back(f, x):
    f(x)
    f.calls = 1
    return grad(f, x)
def looks_inside(f, x): return f.secret
def calls_for_ever(f, x):
    while True:
        try: f(x)
        except Exception: pass
def calls_often(f, x):
    for _ in range(1001): f(x)
def badly(f, x): return f(x, x, x)
def with_object(f, x): return f(object())
def too_large(f, x): return f(torch.zeros(200_000))
"""
WAYS = (
    *("backward", "grad", "cotangent", "func_grad", "func_vjp", "func_jvp", "dual", "mapped", "jacrev", "jacfwd"),
    "jacobian",
)


class Counted:
    secret = 7.0

    def __init__(self, formula):
        self.formula, self.calls = formula, 0

    def __call__(self, *arguments):
        self.calls += 1
        return self.formula(*arguments)


@pytest.fixture
def conversation(judge: Judge):
    conversation = Conversation(SOURCE, judge.sandbox.take, 5, 20)
    conversation.load(SOURCE, "", (), ())
    yield conversation
    conversation.close_child()


@pytest.fixture
def student(conversation: Conversation) -> Student:
    return Student(conversation)


@pytest.fixture
def x() -> torch.Tensor:
    return torch.tensor([0.5, -1.0, 2.0], dtype=torch.float64)


@pytest.mark.parametrize("way", WAYS)
def test_lent_function_is_differentiated_in_every_honest_way_by_one_call(student, x, way):
    f = Counted(lambda x: torch.sin(x) * x**2)
    answer = getattr(student, way)(lend(student, f), x)
    assert_close(answer, torch.cos(x) * x**2 + 2 * x * torch.sin(x))
    assert f.calls == 1


def test_lent_function_is_a_part_of_longer_chains(student, x):
    answer = student.through(lend(student, torch.exp), x)
    y = torch.exp(x * x)
    assert_close(answer, torch.cos(2 * y) * 2 * y * 2 * x)


def test_lent_function_takes_and_gives_numbers(student):
    assert student.value(lend(student, lambda x: 2 * x), 21.0) == 42.0


def test_calls_are_counted_in_the_judge_whatever_the_student_sets(student, x):
    for way in ("two_calls", "sets_back"):
        f = Counted(torch.exp)
        assert_close(getattr(student, way)(lend(student, f), x), torch.exp(x))
        assert f.calls == 2


def test_nothing_of_a_lent_function_can_be_looked_at(student, x):
    with pytest.raises(StudentFaultError, match="secret"):
        student.looks_inside(lend(student, Counted(torch.exp)), x)


def test_graph_that_was_freed_is_refused_as_ever(student, x):
    with pytest.raises(StudentFaultError, match="backward through the graph a second time"):
        student.twice(lend(student, torch.exp), x)


def test_there_is_no_second_derivative(student, x):
    with pytest.raises(StudentFaultError) as caught:
        student.second(lend(student, torch.exp), x)
    assert caught.value.verdict is Verdict.RAISED


def test_argument_that_is_not_used_has_no_gradient(student, x):
    f = lend(student, lambda x, y: 2 * x)
    assert_close(student.allowed(f, x, x), (torch.full_like(x, 2), None))
    with pytest.raises(StudentFaultError, match="not have been used in the graph"):
        student.partials(f, x, x)


def test_constant_function_records_nothing(student, x):
    constant = lend(student, lambda x: torch.ones(3, dtype=torch.float64))
    assert student.records(constant, x) == (False, False)
    assert student.records(lend(student, torch.exp), x) == (True, True)


def test_call_that_cannot_be_answered_raises_in_the_students_line(student, x):
    for name, words in (("badly", "TypeError"), ("with_object", "tensors and numbers"), ("too_large", "512 KiB")):
        with pytest.raises(StudentFaultError, match=words) as caught:
            getattr(student, name)(lend(student, torch.exp), x)
        assert caught.value.verdict is Verdict.RAISED
        assert caught.value.evidence["frames"][-1]["function"] == name


def test_calls_without_end_time_out(judge, x):
    conversation = Conversation(SOURCE, judge.sandbox.take, 0.5, 1)
    conversation.load(SOURCE, "", (), ())
    f = Counted(torch.exp)
    student = Student(conversation)
    with pytest.raises(StudentFaultError) as caught:
        student.calls_for_ever(lend(student, f), x)
    assert caught.value.verdict is Verdict.TIMED_OUT
    conversation.close_child()


def test_thousand_calls_are_enough(student, x):
    f = Counted(torch.exp)
    with pytest.raises(StudentFaultError, match="more than 1000 times"):
        student.calls_often(lend(student, f), x)
    assert f.calls == 1000


LIES = [
    '{"r":"asks","function":7,"what":"call","record":0,"values":[]}',
    '{"r":"asks","function":0,"what":"vjp","record":3,"values":[1.0]}',
    '{"r":"asks","function":0,"what":"vjp","record":0,"values":[]}',
    '{"r":"asks","function":0,"what":"jvp","record":0,"values":[{"t":"handle","id":0,"type":"x"}]}',
    '{"r":"asks","function":0,"what":"eval","record":0,"values":[]}',
    '{"r":"asks","function":-1,"what":"call","record":0,"values":[]}',
    '{"r":"asks","function":0,"what":"call","record":0,"values":[1.0],"in_dims":["a"]}',
]


@pytest.mark.parametrize("lie", LIES)
def test_question_that_no_runner_asks_ends_the_conversation(judge, x, lie):
    source = (
        f"import os, struct\nlie = {lie.encode()!r}\ndef f(g, x):\n"
        "    g(x)\n    os.write(3, struct.pack('<II', len(lie), 0) + lie)\n    return x\n"
    )
    conversation = Conversation(source, judge.sandbox.take, 1, 2)
    conversation.load(source, "", (), ())
    student = Student(conversation)
    with pytest.raises(StudentFaultError) as caught:
        student.f(lend(student, torch.exp), x)
    assert caught.value.verdict is Verdict.CRASHED
    conversation.close_child()


@given(
    st.sampled_from(["call", "vjp", "jvp"]),
    st.integers(0, 2),
    st.lists(tagged | json_trees, max_size=3),
    st.none() | st.lists(st.none() | st.integers(-2, 2), max_size=3),
    st.binary(max_size=64),
)
def test_any_question_is_answered_or_refused(what, record, trees, in_dims, payload):
    lent = Lent(lambda *values: sum(value * value for value in values), 0)
    lent.answer(Asks(0, "call", 0, []), [torch.ones(2)])
    question = Asks(0, what, record, trees, in_dims)
    with contextlib.suppress(AskedWronglyError, WireError):
        lent.answer(question, read_arguments(question, payload))


@pytest.mark.parametrize("in_dims", [None, [0, 1]])
def test_arguments_that_broadcast_to_something_huge_are_refused(in_dims):
    lent = Lent(lambda x, y: x * y, 0)
    values = [torch.ones(60000, 1), torch.ones(1, 60000)]
    with pytest.raises(AskedWronglyError, match="broadcast"):
        lent.answer(Asks(0, "call", 0, [], in_dims), values)
