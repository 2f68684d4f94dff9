"""The wire: every value comes back as it went, and nothing that a runner sends can hurt the judge."""

import json
from contextlib import suppress

import numpy
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.replies import Answers, Loaded, Reply, Value, parse_reply
from graders.request import ValueWriter
from graders.runner.stream import LENGTHS
from graders.runner.values import Decoder, Encoder, Handles, Memory
from graders.wire import TORCH_DTYPES as DTYPES
from graders.wire import Handle, ValueReader, WireError

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text(st.characters(codec="utf-8"))
)
shapes = st.lists(st.integers(0, 3), max_size=3)
dtypes = st.sampled_from(sorted(set(DTYPES) - {"bfloat16"}))


@st.composite
def tensors(draw: st.DrawFn) -> torch.Tensor:
    """Tensors of every dtype with any bytes in them."""
    dtype, shape = DTYPES[draw(dtypes)], draw(shapes)
    count = int(numpy.prod(shape)) * dtype.itemsize
    data = bytearray(draw(st.binary(min_size=count, max_size=count)))
    if dtype is torch.bool:
        data = bytearray(byte & 1 for byte in data)
    return (torch.frombuffer(data, dtype=dtype) if count else torch.empty(0, dtype=dtype)).reshape(shape)


arrays = tensors().map(lambda tensor: tensor.numpy())
values = st.recursive(
    scalars | tensors() | arrays,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(st.characters(codec="utf-8")) | st.integers(1 - 2**63, 2**63 - 1), inner, max_size=4)
    ),
    max_leaves=8,
)


def same(one: object, other: object) -> bool:
    """Equal in type and bits; NaN is itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, torch.Tensor):
        return one.dtype == other.dtype and one.shape == other.shape and same(one.numpy(), other.numpy())
    if isinstance(one, numpy.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return one == other or (one != one and other != other) or repr(one) == repr(other)


@given(values)
def test_value_survives_the_way_to_the_runner(value: object) -> None:
    writer = ValueWriter(lambda _: None)
    frame = writer.frame({"value": writer.write(value)})
    header_bytes, _ = LENGTHS.unpack(frame[: LENGTHS.size])
    body = frame[LENGTHS.size :]
    tree = json.loads(body[:header_bytes])["value"]
    assert same(Decoder(Handles(), {}, body[header_bytes:]).decode(tree), value)


@given(values)
def test_value_survives_the_way_home(value: object) -> None:
    encoder = Encoder(Handles(), Memory([]))
    tree = json.loads(json.dumps(encoder.encode(value), allow_nan=False))
    assert same(ValueReader(encoder.payload).read(tree), value)


@given(st.lists(values, max_size=4))
def test_answers_to_several_calls_share_one_payload(results: list[object]) -> None:
    encoders = [Encoder(Handles(), Memory([])) for _ in results]
    answers = [{"r": "value", "value": one.encode(result)} for one, result in zip(encoders, results, strict=True)]
    header = json.dumps({"r": "answers", "answers": answers}, allow_nan=False).encode()
    reader = ValueReader(b"".join(one.payload for one in encoders))
    reply = parse_reply(header)
    assert isinstance(reply, Answers)
    assert same([reader.read(answer.value) for answer in reply.answers], results)
    reader.finish()


def read_all(reply: Reply, payload: bytes) -> list[object]:
    """Every value of a reply, as a conversation reads it."""
    answers = reply.answers if isinstance(reply, Answers) else [reply]
    reader = ValueReader(payload)
    found = [reader.read(answer.value) for answer in answers if isinstance(answer, Value)]
    reader.finish()
    return found


json_trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)
tagged = st.fixed_dictionaries(
    {"t": st.sampled_from(["tensor", "array", "float", "int", "complex", "tuple", "dict", "handle", "ref", "x"])},
    optional={
        "v": json_trees | st.sampled_from(["nan", "0x1f", "zz"]),
        "dtype": st.sampled_from([*DTYPES, "object", "V", "float64"]) | json_trees,
        "shape": st.lists(st.integers(-2, 1 << 70), max_size=4) | json_trees,
        "requires_grad": json_trees | st.booleans(),
        "is_leaf": st.booleans(),
        "has_grad": st.booleans(),
        "grad_fn": st.none() | st.text(max_size=4),
        "scalar": st.booleans(),
        "shares": st.lists(st.text(max_size=3), max_size=2),
        "id": json_trees,
        "type": json_trees,
    },
)


@settings(max_examples=400)
@given(tagged | json_trees, st.binary(max_size=64))
def test_lying_tree_is_a_value_or_a_wire_error(tree: object, payload: bytes) -> None:
    with suppress(WireError):
        ValueReader(payload).read(tree)


def lying_replies(answer: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Replies whose fields are right, wrong, absent or those of another reply."""
    return st.fixed_dictionaries(
        {"r": st.sampled_from(["value", "value", "answers", "loaded", "raised", "missing", "signature", "unfit", "x"])},
        optional={
            "value": tagged | json_trees,
            "answers": st.lists(answer, max_size=4) | json_trees,
            "functions": st.dictionaries(st.text(max_size=3), tagged | json_trees, max_size=3) | json_trees,
            "changed": st.lists(st.text(max_size=3), max_size=3) | json_trees,
            "names": st.lists(st.text(max_size=3), max_size=3) | json_trees,
            "frames": st.lists(st.tuples(st.integers(), st.text(max_size=3)), max_size=3) | json_trees,
            "type": st.text(max_size=3) | json_trees,
            "message": st.text(max_size=3) | json_trees,
            "signature": st.text(max_size=3) | json_trees,
            "memory": st.booleans() | json_trees,
            "en": st.text(max_size=3),
            "ja": st.text(max_size=3),
        },
    )


value_answers = st.builds(lambda value: {"r": "value", "value": value}, tagged | json_trees)
answer_lists = st.builds(lambda answers: {"r": "answers", "answers": answers}, st.lists(value_answers, max_size=4))


@settings(max_examples=400)
@given(answer_lists | lying_replies(lying_replies(json_trees)), st.binary(max_size=64))
def test_lying_reply_is_read_whole_or_a_wire_error(tree: object, payload: bytes) -> None:
    with suppress(WireError):
        reply = parse_reply(json.dumps(tree).encode())
        read_all(reply, payload)
        assert not isinstance(reply, Loaded) or all(type(each) is Handle for each in reply.functions.values())


@settings(max_examples=400)
@given(st.binary(max_size=200) | json_trees.map(lambda tree: json.dumps(tree).encode()))
def test_lying_header_is_a_reply_or_a_wire_error(header: bytes) -> None:
    with suppress(WireError):
        parse_reply(header)


@pytest.mark.parametrize(
    "header",
    [
        b"[" * 100_000,
        b'{"r":"value","value":NaN}',
        b'{"r":"value","value":' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"r":"value","value":1,"extra":1}',
        b'{"r":"loaded","r":"nonsense"}',
        b'{"r":"raised","type":"E","message":"","frames":[[1e400,"f"]],"memory":false}',
        b'{"r":"value","value":' + b"9" * 10_000 + b"}",
        b'{"r":"answers"}',
        b'{"r":"answers","answers":null}',
        b'{"r":"answers","answers":[1]}',
        b'{"r":"answers","answers":{"0":{"r":"value","value":1}}}',
        b'{"r":"answers","answers":[{"r":"value","value":1}],"extra":1}',
        b'{"r":"answers","answers":[{"r":"value","value":1,"extra":1}]}',
        b'{"r":"answers","answers":[{"r":"answers","answers":[{"r":"value","value":1}]}]}',
        b'{"r":"answers","answers":' * 5000 + b"[]" + b"}" * 5000,
        b'{"r":"answers","answers":[{"r":"loaded","functions":{}}]}',
        b'{"r":"answers","answers":[{"r":"missing","names":[]}]}',
        b'{"r":"answers","answers":[{"r":"kept"}]}',
        b'{"r":"answers","answers":[{"r":"value","value":1},{"r":"value","value":{"t":"tensor"}}]}',
        b'{"r":"loaded"}',
        b'{"r":"loaded","functions":[]}',
        b'{"r":"loaded","functions":{"f":1}}',
        b'{"r":"loaded","functions":{"f":{"t":"handle","id":0}}}',
        b'{"r":"loaded","functions":{"f":{"t":"handle","id":true,"type":"f"}}}',
        b'{"r":"loaded","functions":{"f":{"t":"handle","id":1.5,"type":"f"}}}',
        b'{"r":"loaded","functions":{"f":{"t":"handle","id":"0","type":"f"}}}',
        b'{"r":"loaded","functions":{"f":{"t":"handle","id":0,"type":"f","value":1}}}',
        b'{"r":"loaded","functions":{"f":{"t":"ref","root":"builtins","path":["exit"]}}}',
        b'{"r":"loaded","functions":{"f":{"t":"float","v":"nan"}}}',
        b'{"r":"loaded","functions":{"f":{"t":"handle","id":0,"type":"' + b"f" * 201 + b'"}}}',
        b'{"r":"loaded","functions":{"' + b"f" * 201 + b'":{"t":"handle","id":0,"type":"f"}}}',
        b'{"r":"loaded","functions":{"\\ud800":{"t":"handle","id":0,"type":"f"}}}',
    ],
)
def test_hostile_header_is_refused(header: bytes) -> None:
    with pytest.raises(WireError):
        read_all(parse_reply(header), b"")


@pytest.mark.parametrize("number", [-1, 2**63, 2**70, 10**400])
def test_handle_of_any_number_is_only_a_token(number: int) -> None:
    tree = {"r": "loaded", "functions": {"f": {"t": "handle", "id": number, "type": "f"}}}
    reply = parse_reply(json.dumps(tree).encode())
    assert reply == Loaded({"f": Handle(number, "f")})
    assert str(number).encode() in ValueWriter(lambda _: None).frame({"target": {"t": "handle", "id": number}})


ARRAY = {"t": "array", "dtype": "int8", "shape": [2], "scalar": False, "shares": []}


@pytest.mark.parametrize("payload", [b"", b"123", b"12345"])
@pytest.mark.parametrize(
    "answers", [[ARRAY, ARRAY], [ARRAY, {"t": "tuple", "v": [1, ARRAY]}], [[ARRAY, 1, ARRAY], None]]
)
def test_payload_is_taken_to_the_last_byte(answers: list[object], payload: bytes) -> None:
    tree = {"r": "answers", "answers": [{"r": "value", "value": value} for value in answers]}
    reply = parse_reply(json.dumps(tree).encode())
    read_all(reply, b"1234")
    with pytest.raises(WireError):
        read_all(reply, payload)


def test_tensor_does_not_reach_into_the_next_answer() -> None:
    reader = ValueReader(b"1234")
    assert reader.read(ARRAY | {"shape": [3]}).tobytes() == b"123"
    with pytest.raises(WireError):
        reader.read(ARRAY)


def test_huge_tensor_on_paper_allocates_nothing() -> None:
    tree = {"t": "tensor", "dtype": "float64", "shape": [1 << 40, 1 << 20], "requires_grad": False, "is_leaf": True}
    tree |= {"has_grad": False, "grad_fn": None, "shares": []}
    with pytest.raises(WireError):
        ValueReader(b"12345678").read(tree)


def test_boolean_bytes_are_made_clean() -> None:
    tree = {"t": "array", "dtype": "bool", "shape": [2], "scalar": False, "shares": []}
    assert ValueReader(b"\x07\x00").read(tree).tobytes() == b"\x01\x00"


class Liar(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


@pytest.mark.parametrize(
    "value", [Liar(1), type("L", (list,), {})(), type("T", (torch.Tensor,), {})(), object(), len, {1}]
)
def test_subclasses_and_objects_stay_in_the_runner(value: object) -> None:
    assert Encoder(Handles(), Memory([])).encode(value)["t"] == "handle"
