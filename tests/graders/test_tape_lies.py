"""Tapes that no runner writes: each is refused, none harms the judge, and none makes it compute without end."""

import json
import subprocess
import sys
from contextlib import suppress

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.checks import lend
from graders.fault import StudentFaultError
from graders.judge import Judge
from graders.lent import LentTensor
from graders.operations import find_operation, is_fit
from graders.replies import Value, parse_reply
from graders.report import Verdict
from graders.runner.tape import FOLLOWED, MAX_ELEMENTS, MAX_STEPS, SWITCH_ON, Tape, is_in_place
from graders.runner.values import Encoder, Handles, Memory
from graders.student import Student
from graders.tape import Replay
from graders.wire import ValueReader, WireError
from tests.graders.conftest import ROOT
from tests.graders.test_tape import leaf, talk
from tests.graders.test_wire import json_trees, tagged


def test_neither_end_imports_the_compiler() -> None:
    code = """
import sys, torch
from graders.lent import LentTensor
from tests.graders.test_tape_lies import repeat, write
x = torch.ones(3, requires_grad=True)
repeat(*write(lambda x: (x[:, None] * x).sum(0) + x[[1, 0, 2]], x), x)
sys.exit(", ".join(sys.modules.keys() & {"torch._dynamo", "sympy"}) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def write(function, x: torch.Tensor) -> tuple[bytes, bytes]:
    """Return header and payload with which a runner answers `function(x)`, x being lent as number 0."""
    there = x.detach().clone().requires_grad_(x.requires_grad)
    tape = Tape({0: there})
    with tape:
        result = function(there)
    answer, constants = Encoder(Handles(), Memory([]), tape=tape), Encoder(Handles(), Memory([]))
    header = {"r": "value", "value": answer.encode(result), "tape": tape.write(answer.taped, constants.encode)}
    return json.dumps(header).encode(), constants.payload + answer.payload


def repeat(header: bytes, payload: bytes, x: torch.Tensor) -> object:
    """Return what the judge makes of an answer."""
    reply = parse_reply(header)
    assert isinstance(reply, Value)
    reader = ValueReader(payload)
    made = Replay(reply.tape, reader, [LentTensor(x, 0)]) if reply.tape else None
    value = reader.read(reply.value, made.find if made else None)
    reader.finish()
    return value if made is None or made.fault is None else made.fault


LENT, TOKEN = {"t": "lent", "id": 0}, {"t": "taped", "id": 0}
CONSTANT = {"t": "tensor", "dtype": "float64", "shape": [1], "requires_grad": False, "is_leaf": True}
CONSTANT |= {"has_grad": False, "grad_fn": None, "shares": []}


def step(op: str, *arguments: object, results: tuple[int, ...] = (0,), **keywords: object) -> list[object]:
    return [op, list(arguments), keywords, list(results), True]


LIES = {
    "of an operation that is not followed": [step("inverse.default", LENT)],
    "of no operation at all": [step("nonsense", LENT)],
    "of what is no operation": [step("__class__.__name__", LENT)],
    "of the least integer divided": [step("div.Tensor_mode", LENT, LENT, rounding_mode="trunc")],
    "with a number for a dtype": [step("sum.default", LENT, dtype=-1)],
    "with a device": [step("_to_copy.default", LENT, device="meta")],
    "with an unknown dtype": [step("sum.default", LENT, dtype={"t": "dtype", "name": "quint8"})],
    "with a text for a number": [step("mul.Scalar", LENT, "2")],
    "with a number for a tensor": [step("sum.default", 2)],
    "with an argument too many": [step("neg.default", LENT, 1)],
    "with an argument too few": [step("mul.Tensor", LENT)],
    "with no argument": [step("neg.default")],
    "with an argument by another name": [step("neg.default", LENT, out=LENT)],
    "with shapes that do not fit": [step("view.default", LENT, [7])],
    "with an index out of bounds": [step("select.int", LENT, 0, 9)],
    "that uses what is made later": [
        step("neg.default", {"t": "taped", "id": 1}),
        step("neg.default", LENT, results=(1,)),
    ],
    "that uses what was never made": [step("neg.default", {"t": "taped", "id": 5})],
    "that uses what was not lent": [step("neg.default", {"t": "lent", "id": 1})],
    "that makes a number twice": [step("neg.default", LENT), step("neg.default", LENT)],
    "that makes nothing": [step("neg.default", LENT, results=())],
    "that makes more": [step("neg.default", LENT, results=(0, 1))],
    "that makes less": [step("unbind.int", LENT)],
    "that makes a result in place": [step("neg.default", LENT), step("neg_.default", TOKEN, results=(1,))],
    "that switches whole numbers on": [step("argmax.default", LENT), step(SWITCH_ON, TOKEN, results=())],
    "that switches with arguments": [step("neg.default", LENT), step(SWITCH_ON, TOKEN, False, results=())],
    "that expands without end": [step("expand.default", LENT, [1 << 30, 3])],
    "that repeats without end": [step("repeat.default", LENT, [1 << 40])],
    "that has too many axes": [step("view.default", LENT, [*[1] * 20, 3])],
    "that hides behind an empty axis": [
        step("slice.Tensor", LENT, 0, 0, 0, results=(1,)),
        step("view.default", {"t": "taped", "id": 1}, [1 << 40, 0], results=(2,)),
        step("sum.dim_IntList", {"t": "taped", "id": 2}, [1]),
    ],
    "of too many steps": [step("neg.default", LENT, results=(k,)) for k in range(MAX_STEPS + 1)],
    "of too much work": [
        step("expand.default", LENT, [20000, 3], results=(1,)),
        *(step("sin.default", {"t": "taped", "id": 1}, results=(k,)) for k in (*range(2, 100), 0)),
    ],
    "that is no tape": [1],
    "that is another tape": "steps",
}


@pytest.mark.parametrize("lie", LIES)
def test_tape_that_no_runner_writes_is_refused(lie: str) -> None:
    header = {"r": "value", "value": TOKEN, "tape": {"constants": [], "steps": LIES[lie]}}
    with pytest.raises(WireError):
        repeat(json.dumps(header).encode(), b"", leaf())


def test_operation_that_is_not_followed_is_not_even_looked_for() -> None:
    for name in ("inverse.default", "nonsense", "__class__.__name__"):
        header = {"r": "value", "value": TOKEN, "tape": {"constants": [], "steps": [step(name, LENT)]}}
        with pytest.raises(WireError, match="not followed"):
            repeat(json.dumps(header).encode(), b"", leaf())


@pytest.mark.parametrize(
    "constants",
    [
        [[0, 1.0]],
        [[0, {"t": "handle", "id": 0, "type": "x"}]],
        [[0, CONSTANT], [0, CONSTANT]],
        [[0, {**CONSTANT, "shape": [MAX_ELEMENTS + 1], "dtype": "int8"}]],
        [[0, {**CONSTANT, "shape": [1 << 30, 0]}]],
        [[0, {**CONSTANT, "dtype": "int64", "requires_grad": True}]],
        [[k, {**CONSTANT, "shape": [MAX_ELEMENTS]}] for k in range(3)],
        [[0, LENT]],
        [[-1, CONSTANT]],
        [[0]],
    ],
)
def test_constant_that_no_runner_sends_is_refused(constants: object) -> None:
    header = {"r": "value", "value": TOKEN, "tape": {"constants": constants, "steps": []}}
    with pytest.raises(WireError):
        repeat(json.dumps(header).encode(), bytes(4 << 20), leaf())


@pytest.mark.parametrize("token", [LENT, TOKEN])
def test_answer_that_refers_to_no_tape_is_refused(token: object) -> None:
    with pytest.raises(WireError):
        repeat(json.dumps({"r": "value", "value": token}).encode(), b"", leaf())


@pytest.mark.parametrize("made", [[], [step("detach.default", LENT)], [step("view.default", LENT, [3, 1])]])
def test_tape_that_writes_to_a_lent_tensor_leaves_it_alone(made: list[object]) -> None:
    x = leaf()
    target = TOKEN if made else LENT
    steps = [*made, ["zero_.default", [target], {}, [], False]]
    header = {"r": "value", "value": target, "tape": {"constants": [], "steps": steps}}
    assert isinstance(repeat(json.dumps(header).encode(), b"", x), StudentFaultError)
    assert torch.equal(x, leaf())


def test_lie_on_a_tape_ends_the_conversation(judge: Judge) -> None:
    lie = json.dumps(
        {"r": "answers", "answers": [{"r": "value", "value": TOKEN, "tape": {"constants": [], "steps": []}}]}
    )
    source = (
        f"import os, struct\nlie = {lie.encode()!r}\n"
        "def f(x):\n    os.write(3, struct.pack('<II', len(lie), 0) + lie)\n    return x\n"
    )
    conversation = talk(judge, source)
    student = Student(conversation)
    with pytest.raises(StudentFaultError) as caught:
        student.f(lend(student, leaf()))
    assert caught.value.verdict is Verdict.CRASHED
    conversation.close_child()


references = st.builds(lambda number: {"t": "taped", "id": number}, st.integers(0, 6)) | st.just(LENT)
NUMBERS = st.sampled_from([0, 1, -1, 2, 3, 7, 0.5, -2.0, 1 << 62, -(1 << 63)])
BY_KIND = {
    "Tensor": references,
    "int": st.sampled_from([0, 1, -1, 2, -2, 1 << 62, -(1 << 63)]),
    "number": NUMBERS,
    "float": NUMBERS.map(float),
    "bool": st.booleans(),
    "str": st.sampled_from(["none", "tanh", "mean"]),
    "dtype": st.builds(
        lambda name: {"t": "dtype", "name": name}, st.sampled_from(["float16", "int8", "bool", "complex64"])
    ),
    "memory_format": st.just({"t": "format", "name": "contiguous"}),
}


def values_of(kind: str) -> st.SearchStrategy[object]:
    if kind.startswith("Optional["):
        return st.none() | values_of(kind[len("Optional[") : -1])
    if kind.startswith("List["):
        return st.lists(values_of(kind[len("List[") : -1]), max_size=3)
    return BY_KIND.get(kind, json_trees)


@st.composite
def likely_steps(draw: st.DrawFn) -> list[object]:
    """Steps whose arguments are mostly those of the operation, in type if not in sense."""
    op = draw(st.sampled_from(sorted(FOLLOWED)))
    results = [] if is_in_place(op) else draw(st.lists(st.integers(3, 6), min_size=1, max_size=2))
    if op == SWITCH_ON:
        return [op, [draw(references)], {}, [], True]
    parameters = find_operation(op)._schema.arguments
    named = {each.name: each.name if each.name in ("dtype", "memory_format") else str(each.type) for each in parameters}
    places = [values_of(named[each.name]) for each in parameters if not each.kwarg_only]
    arguments = [draw(place if draw(st.integers(0, 20)) else json_trees) for place in places]
    keywords = {
        each.name: draw(values_of(named[each.name])) for each in parameters if each.kwarg_only and draw(st.booleans())
    }
    return [op, arguments, keywords, results, draw(st.booleans())]


shapes = st.lists(st.integers(0, 3), max_size=3)
constants = st.builds(
    lambda number, dtype, shape, grad: [number, {**CONSTANT, "dtype": dtype, "shape": shape, "requires_grad": grad}],
    st.integers(0, 2),
    st.sampled_from(["float64", "float64", "int64", "bool", "complex64", "bfloat16", "int8"]),
    shapes,
    st.booleans(),
)
any_step = likely_steps() | st.tuples(
    st.sampled_from(sorted(FOLLOWED)), json_trees, json_trees, json_trees, st.booleans()
)


@settings(max_examples=600, deadline=None)
@given(
    st.lists(constants, max_size=3) | json_trees,
    st.lists(any_step, max_size=6) | json_trees,
    references | tagged,
    st.binary(max_size=400).map(lambda data: data.ljust(400, b"\x01")),
)
@pytest.mark.filterwarnings("ignore")
def test_any_tape_is_repeated_or_refused(constants: object, steps: object, value: object, payload: bytes) -> None:
    header = {"r": "value", "value": value, "tape": {"constants": constants, "steps": steps}}
    x = leaf()
    with suppress(WireError):
        repeat(json.dumps(header).encode(), payload, x)
    assert torch.equal(x, leaf())
    assert x.is_leaf


@pytest.mark.parametrize("op", sorted(FOLLOWED - {SWITCH_ON}))
def test_followed_operation_is_there_and_writes_where_its_name_says(op: str) -> None:
    schema = find_operation(op)._schema
    assert schema.is_mutable is is_in_place(op)
    assert not is_fit(op, [], {"generator": None})
    assert not any("Generator" in str(each.type) or "Storage" in str(each.type) for each in schema.arguments)
