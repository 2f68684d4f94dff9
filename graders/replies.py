"""What a runner may reply: a strict form for each kind of answer. Their values are read by graders/wire.py."""

from typing import Annotated, Any, Literal

import msgspec

from graders.runner.tape import MAX_RESULTS, MAX_STEPS
from graders.runner.values import MAX_WEIGHT
from graders.wire import Borrowed, Handle, Strict, Taped, WireError

MAX_MARKS = 5 * MAX_WEIGHT


class Dtype(Strict, frozen=True, tag="dtype"):
    """Stand for a dtype, in a step of a tape."""

    name: Annotated[str, msgspec.Meta(max_length=20)]


class Format(Strict, frozen=True, tag="format"):
    """Stand for a memory format, in a step of a tape."""

    name: Literal["contiguous", "preserve"]


class Special(Strict, frozen=True, tag="float"):
    """Stand for a float that JSON lacks, in a step of a tape."""

    v: Literal["nan", "inf", "-inf"]


_Number = Annotated[int, msgspec.Meta(ge=0, lt=1 << 31)]  # of a tensor
_Integer = Annotated[int, msgspec.Meta(ge=-(1 << 63), le=(1 << 63) - 1)]
_Word = Annotated[str, msgspec.Meta(max_length=40)]
_Item = Taped | Borrowed | Dtype | Format | Special | bool | _Integer | float | _Word | None
Argument = _Item | Annotated[list[_Item], msgspec.Meta(max_length=MAX_RESULTS)]


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, array_like=True):
    """One operation of a tape; `records` says whether autograd was on. Results are numbered; one in place has none."""

    op: Annotated[str, msgspec.Meta(max_length=60)]
    arguments: Annotated[list[Argument], msgspec.Meta(max_length=20)]
    keywords: Annotated[dict[_Word, Argument], msgspec.Meta(max_length=20)]
    results: Annotated[list[_Number], msgspec.Meta(max_length=MAX_RESULTS)]
    records: bool


class Tape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a call did with tensors that were lent (graders/tape.py repeats it); constants are numbered too."""

    constants: Annotated[list[tuple[_Number, Any]], msgspec.Meta(max_length=MAX_RESULTS)]
    steps: Annotated[list[Step], msgspec.Meta(max_length=MAX_STEPS)]


class _Reply(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="r"):
    pass


# What a runner writes is cut here, for it may lie about having cut it.
Words = Annotated[str, msgspec.Meta(max_length=4000)]
Name = Annotated[str, msgspec.Meta(max_length=200)]


class Loaded(_Reply, frozen=True, tag="loaded"):
    """The source was executed; of the functions and classes that the exercise asks for, these are there."""

    functions: dict[Name, Handle]


class Value(_Reply, frozen=True, tag="value"):
    """A result, with what the call did to its arguments, and with tensors that were lent."""

    value: Any
    changed: list[Name] = []
    grads_left: list[Name] = []
    tape: Tape | None = None


class Raised(_Reply, frozen=True, tag="raised"):
    """The student's code raised; `frames` are (line, function) of the student's file, outermost first.

    `kinds` names the exception's class and those that it is derived from.
    """

    type: Name
    message: Words
    frames: Annotated[list[tuple[int, Name]], msgspec.Meta(max_length=20)]
    memory: bool
    kinds: Annotated[list[Name], msgspec.Meta(max_length=20)] = []


class Missing(_Reply, frozen=True, tag="missing"):
    """The name is not there; `names` are."""

    names: Annotated[list[Name], msgspec.Meta(max_length=200)]


class Signature(_Reply, frozen=True, tag="signature"):
    """The function cannot be called with these arguments."""

    signature: Words


class TooLarge(_Reply, frozen=True, tag="too_large"):
    """The result does not fit the wire."""

    what: Words


class Unfit(_Reply, frozen=True, tag="unfit"):
    """The result cannot be asked this question."""

    en: Words
    ja: Words
    kind: Literal["unfit", "cut"] = "unfit"


Answer = Value | Raised | Signature | TooLarge | Unfit


class Answers(_Reply, frozen=True, tag="answers"):
    """One answer for each call of a question, in order; their tensors share the payload."""

    answers: list[Answer]


class Asks(_Reply, frozen=True, tag="asks"):
    """Not an answer yet: the student's code asks something of a function that was lent to it (graders/lent.py)."""

    function: Annotated[int, msgspec.Meta(ge=0)]
    what: Literal["call", "vjp", "jvp"]
    record: Annotated[int, msgspec.Meta(ge=0)]
    values: list[Any]
    in_dims: list[int | None] | None = None


Reply = Loaded | Missing | Answer | Answers | Asks
_REPLY = msgspec.json.Decoder(Reply)


def parse_reply(header: bytes) -> Reply:
    """Parse a reply's header.

    Raises:
        WireError: it is not a reply.
    """
    # Counting bytes is a thousand times faster than making the objects, and no honest reply comes near.
    if header.count(b",") + header.count(b"[") > MAX_MARKS:
        raise WireError("too many values")
    try:
        reply: Reply = _REPLY.decode(header)
        return reply
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise WireError(str(error)) from error
