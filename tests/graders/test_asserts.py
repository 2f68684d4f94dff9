"""The vocabulary of checks that judges many calls at once, and the oracle behind the expected gradients."""

import time

import numpy
import pytest
import torch

from graders.checks import (
    EXACT,
    assert_calls,
    assert_close,
    assert_count,
    assert_linear,
    assert_raises,
    case,
    gradient,
    repeated,
    to_leaf,
)
from graders.conversation import Conversation
from graders.fault import StudentFaultError
from graders.judge import Judge
from graders.observation import MismatchError
from graders.oracle import OracleError, watch_oracles
from graders.report import Verdict
from graders.sandbox import Child
from graders.student import Student

SOURCE = """
import collections
import enum
from typing import NamedTuple
import torch

total = 0.0

def double(x): return 2 * x
def picky(x):
    if x < 0:
        raise ValueError("negative")
    return x
def adds_up(x):
    global total
    total += x
    return total
def grow(x):
    x += 1
    return x + 0
def sums(x):
    (x * x).sum().backward()
    return x.grad
def end(x):
    import os
    os._exit(0)

class Pair(NamedTuple):
    a: float
    b: float
class Word(str, enum.Enum):
    YES = "yes"
def pair(x): return Pair(x, 2 * x)
def word(x): return Word.YES
def words(x): return [Word.YES, "no"]
def table(x): return collections.OrderedDict(a=x)
class TooFar(ValueError): pass
def refuse(x): raise TooFar(x)

class Good(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return 3 * x
    @staticmethod
    def backward(ctx, g): return 3 * g

class Constant(Good):
    @staticmethod
    def backward(ctx, g): return 3 * torch.ones_like(g)

class Clipped(Good):
    @staticmethod
    def backward(ctx, g): return 3 * g.clamp(-1, 1)
"""


@pytest.fixture
def student(judge: Judge):
    conversation = Conversation(SOURCE, judge.sandbox.take, 5, 10)
    conversation.load(SOURCE, "", (), ("double", "picky"))
    yield Student(conversation)
    conversation.close_child()


def test_right_answers_pass_in_one_question(student, monkeypatch):
    asked, ask = [], Child.ask
    monkeypatch.setattr(Child, "ask", lambda self, *arguments: asked.append(arguments) or ask(self, *arguments))
    assert_calls(student.double, [case(float(n), expect=2.0 * n) for n in range(20)], pure=True)
    assert len(asked) == 1


def test_first_wrong_case_is_shown_and_all_are_seen(student):
    cases = [case(1.0, expect=2.0), case(2.0, expect=5.0, what="double(2)"), case(3.0, expect=7.0)]
    with pytest.raises(MismatchError, match=r"double\(2\): expected 5, got 4") as caught:
        assert_calls(student.double, cases, what="double(x)")
    seen = caught.value.observations
    assert [(each.topic, each.got, each.expected) for each in seen] == [("double", 4.0, 5.0), ("double", 6.0, 7.0)]
    assert caught.value.evidence["kind"] == "value"


def test_functions_are_called_where_their_value_is_needed(student):
    called = []

    def later(name, value):
        return lambda: called.append(name) or value

    cases = [
        case(n, expect=later(f"expect {n}", 2 * n), value=later(f"value {n}", n), mistakes={"own": later("own", 0.0)})
        for n in (1.0, 2.0)
    ]
    assert_calls(student.double, cases)
    assert called == ["expect 1.0", "expect 2.0"]
    wrong = case(3.0, expect=later("expect 3", 7.0), value=later("value 3", 3.0), mistakes={"own": later("own", 6.0)})
    with pytest.raises(MismatchError) as caught:
        assert_calls(student.double, [*cases, wrong])
    assert called[2:] == ["expect 1.0", "expect 2.0", "expect 3", "value 3", "own"]
    (seen,) = caught.value.observations
    assert (seen.expected, seen.clues.value, seen.clues.mistakes) == (7.0, 3.0, {"own": 6.0})


def test_check_that_breaks_while_the_runner_works_leaves_no_answer_behind(student):
    with pytest.raises(ZeroDivisionError):
        assert_calls(student.double, [case(1.0, expect=lambda: 1 / 0)])
    student._conversation.begin_check()
    assert student.double(21.0) == 42.0


def test_judge_who_takes_long_takes_nothing_from_the_student(judge):
    conversation = Conversation(SOURCE, judge.sandbox.take, 0.5, 10)
    conversation.load(SOURCE, "", (), ("double",))
    student = Student(conversation)
    x = torch.ones(500_000)  # more than the socket holds, so part of the answer is still to come
    assert_calls(student.double, [case(x, expect=lambda: time.sleep(0.7) or 2 * x)])
    assert student.double(21.0) == 42.0
    conversation.close_child()


def test_call_that_raises_stops_no_other(student):
    cases = [case(-1.0, expect=1.0), case(2.0, expect=2.0), case(3.0, expect=9.0)]
    with pytest.raises(MismatchError, match="ValueError: negative") as caught:
        assert_calls(student.picky, cases)
    assert caught.value.verdict is Verdict.RAISED
    assert [each.kind for each in caught.value.observations] == ["raised", "value"]


def test_process_that_ends_is_a_fault_without_cases(student):
    with pytest.raises(StudentFaultError) as caught:
        assert_calls(student.end, [case(1.0, expect=1.0)])
    assert caught.value.verdict is Verdict.CRASHED


def test_impure_call_is_found_in_the_batch(student):
    x = torch.ones(3)
    assert_calls(student.grow, [case(x, expect=x + 1)])
    with pytest.raises(StudentFaultError, match="changed its input"):
        assert_calls(student.grow, [case(x, expect=x + 1)], pure=True)


def test_repeated_questions_show_what_is_kept(student):
    with pytest.raises(MismatchError) as caught:
        assert_calls(student.adds_up, repeated(3, 1.5, expect=1.5))
    assert [(each.got, each.clues.call) for each in caught.value.observations] == [(3.0, 2), (4.5, 3)]


def test_unknown_clue_is_refused():
    with pytest.raises(TypeError, match="no clue; use one of call, constants"):
        case(1.0, expect=1.0, valeu=2.0)


def test_filled_grad_arrives_and_may_not_be_lost(student):
    x = torch.tensor([1.0, 2.0])
    with pytest.raises(MismatchError, match="got 1002"):
        assert_calls(student.sums, [case(to_leaf(x, grad=1000.0), expect=2 * x)], tolerance=EXACT)
    with pytest.raises(StudentFaultError, match="left a gradient"):
        assert_calls(student.sums, [case(to_leaf(x, grad=1.0), expect=2 * x + 1)], pure=True)
    assert_calls(student.double, [case(to_leaf(x, grad=1000.0).detach(), expect=2 * x)], pure=True)


def test_counts():
    assert_count(1, 1, "calls of f", "f の呼び出し回数")
    for got, diagnosis in ((2, "too-costly"), (0, None), ("many", None), (None, None)):
        with pytest.raises(StudentFaultError) as caught:
            assert_count(got, 1, "calls of f", "f の呼び出し回数")
        assert caught.value.evidence.get("diagnosis") == diagnosis


@pytest.mark.parametrize(
    ("name", "diagnosis"), [("Good", None), ("Constant", "upstream-ignored"), ("Clipped", "nonlinear-backward")]
)
def test_backward_must_be_linear(student, name, diagnosis):
    v, w = torch.tensor([0.5, -3.0]).double(), torch.tensor([2.0, 0.25]).double()
    found = None
    try:
        assert_linear(getattr(student, name).apply, torch.ones(2).double(), cotangents=(v, w))
    except StudentFaultError as fault:
        found = fault.evidence["diagnosis"]
    assert found == diagnosis


def test_gradient_is_like_its_input():
    x = torch.tensor([1.0, 2.0]).double()
    assert torch.equal(gradient(lambda x: x**3, x), 3 * x**2)
    assert gradient(lambda x: x**3, 2.0) == 12.0
    assert isinstance(gradient(lambda x: x**3, 2.0), float)
    of_array = gradient(lambda x: x**3, numpy.array([1.0, 2.0]))
    assert isinstance(of_array, numpy.ndarray)
    assert of_array.tolist() == [3.0, 12.0]
    assert gradient(lambda a, b: a * b, 2.0, 5.0) == (5.0, 2.0)
    assert gradient(lambda a, b: a * a, 2.0, 5.0) == (4.0, 0.0)
    assert gradient(lambda x: 3.0 * torch.ones(2), 2.0) == 0.0
    assert torch.equal(
        gradient(lambda x: x**2, x, cotangent=torch.tensor([1.0, 10.0])), 2 * x * torch.tensor([1.0, 10.0])
    )


class Wrong(torch.autograd.Function):
    """Cubes, but says that the derivative is 2x²."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**3

    @staticmethod
    def backward(ctx, g):
        return 2 * ctx.saved_tensors[0] ** 2 * g


def test_watched_oracle_is_held_against_differences():
    x = torch.linspace(0.5, 2, 5, dtype=torch.float64)
    gradient(Wrong.apply, x)  # nobody watches
    with watch_oracles() as watch:
        gradient(lambda x: x.exp() / x, x)
        gradient(lambda x: x.abs(), torch.zeros(2).double(), smooth=False)
        with pytest.raises(OracleError, match="central differences"):
            gradient(Wrong.apply, x)
        with pytest.raises(OracleError, match="central differences"):
            gradient(lambda x: x * x.detach(), x)
    assert watch.count == 4
    with watch_oracles() as watch:
        pass
    assert watch.count == 0


class TwoFaced(torch.autograd.Function):
    """Its reverse mode is right, its forward mode is not."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        ctx.save_for_forward(x)
        return x**3

    @staticmethod
    def backward(ctx, g):
        return 3 * ctx.saved_tensors[0] ** 2 * g

    @staticmethod
    def jvp(ctx, t):
        return 2 * ctx.saved_tensors[0] ** 2 * t


def test_watched_oracle_is_held_against_forward_mode():
    with watch_oracles(), pytest.raises(OracleError, match="forward mode"):
        gradient(TwoFaced.apply, torch.ones(2).double())


def test_derived_classes_are_what_they_are_derived_from(student):
    assert_calls(student.pair, [case(1.0, expect=(1.0, 2.0)), case(2.0, expect=[2.0, 4.0])])
    assert_calls(student.word, [case(1.0, expect="yes")])
    assert_calls(student.words, [case(1.0, expect=["yes", "no"])])
    assert_close(student.table(3.0), {"a": 3.0})
    with pytest.raises(MismatchError, match="expected 5, got 2"):
        assert_calls(student.pair, [case(1.0, expect=(1.0, 5.0))])
    with pytest.raises(MismatchError, match="should be a tensor, not Pair"):
        assert_calls(student.pair, [case(1.0, expect=torch.ones(2))])


def test_derived_exception_is_what_it_is_derived_from(student):
    for name in ("TooFar", "ValueError", "Exception"):
        assert_raises(name, student.refuse, 1.0)
    with pytest.raises(StudentFaultError, match="TooFar"):
        assert_raises("TypeError", student.refuse, 1.0)
