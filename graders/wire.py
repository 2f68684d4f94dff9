"""The judge's side of the wire: strict parsing of what a runner sends, into plain values of the judge's own.

A runner may lie, so nothing here trusts: lengths are bounded before reading (sandbox/child.py), JSON is strict, every
tagged value must have exactly its fields, and tensors are rebuilt from bytes whose count must fit dtype and shape.
The grammar of values is written in graders/runner/values.py.
"""

import math
from collections.abc import Callable
from typing import Annotated, Any

import msgspec
import numpy
import torch

from graders.runner.values import ARRAY_DTYPES, DTYPES, MAX_DEPTH, MAX_WEIGHT, TAGGED_WEIGHT

TORCH_DTYPES: dict[str, torch.dtype] = {name: getattr(torch, name) for name in DTYPES}
MAX_DIMENSIONS = 16
MAX_LENGTH = 1 << 31
MAX_HEX_DIGITS = 100_000


class WireError(Exception):
    """Say that a reply is not one: the runner broke the protocol."""


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="t"):
    """A tagged value: it has exactly these fields."""


class _Int(Strict, frozen=True, tag="int"):
    v: str


class _Complex(Strict, frozen=True, tag="complex"):
    v: tuple[Any, Any]


class _Tuple(Strict, frozen=True, tag="tuple"):
    v: list[Any]


class _Dict(Strict, frozen=True, tag="dict"):
    v: list[tuple[Any, Any]]


class _Tensor(Strict, frozen=True, tag="tensor"):
    dtype: str
    shape: list[int]
    requires_grad: bool
    is_leaf: bool
    has_grad: bool
    grad_fn: Annotated[str, msgspec.Meta(max_length=200)] | None
    shares: Annotated[list[str], msgspec.Meta(max_length=100)]


class _Array(Strict, frozen=True, tag="array"):
    dtype: str
    shape: list[int]
    scalar: bool
    shares: Annotated[list[str], msgspec.Meta(max_length=100)]


class Handle(Strict, frozen=True, tag="handle"):
    """Stand for an object that stays in the runner."""

    id: int
    type: Annotated[str, msgspec.Meta(max_length=200)]


class Taped(Strict, frozen=True, tag="taped"):
    """Stand for a tensor that a tape makes."""

    id: Annotated[int, msgspec.Meta(ge=0, lt=1 << 31)]
    shares: Annotated[list[str], msgspec.Meta(max_length=100)] = []


class Borrowed(Strict, frozen=True, tag="lent"):
    """Stand for a tensor that was lent."""

    id: Annotated[int, msgspec.Meta(ge=0, lt=1 << 31)]
    shares: Annotated[list[str], msgspec.Meta(max_length=100)] = []


class Facts(msgspec.Struct, frozen=True):
    """What the runner saw of a tensor beside its values."""

    requires_grad: bool
    is_leaf: bool
    has_grad: bool
    grad_fn: str | None


_SPECIAL_FLOATS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}
_TAGGED = _Int | _Complex | _Tuple | _Dict | _Tensor | _Array | Handle | Taped | Borrowed
Find = Callable[[Taped | Borrowed], torch.Tensor]


class ValueReader:
    """Rebuild a reply's values from their JSON trees and its payload, in order.

    `shares` names the arguments whose memory the value read last uses.
    """

    def __init__(self, payload: bytes) -> None:
        self._payload = payload
        self._find: Find | None = None
        self._offset = self._weight = 0
        self.shares: set[str] = set()

    def read(self, tree: Any, find: Find | None = None) -> Any:
        """Return the value: Python data, fresh tensors (with `Facts` on them), numpy arrays, Handles.

        `find` has the judge's own tensors for those of a tape; without it, there are none.

        Raises:
            WireError: the tree breaks the grammar or the payload does not fit.
        """
        self.shares, self._find = set(), find
        return self._read(tree, 0)

    def finish(self) -> None:
        """Demand that every byte of the payload belonged to a value.

        Raises:
            WireError: some are left over.
        """
        if self._offset != len(self._payload):
            raise WireError("bytes left over")

    def _read(self, tree: Any, depth: int) -> Any:
        if depth > MAX_DEPTH + 1:
            raise WireError("too deep")
        special = _SPECIAL_FLOATS.get(tree["v"]) if _is_float(tree) else None
        untagged = special is not None or not isinstance(tree, dict)
        self._weight += 1 if untagged else TAGGED_WEIGHT
        if self._weight > MAX_WEIGHT:
            raise WireError("too many values")
        if special is not None:
            return special
        if tree is None or isinstance(tree, bool | int | float):
            return tree
        if isinstance(tree, str):
            return tree
        if isinstance(tree, list):
            return [self._read(item, depth + 1) for item in tree]
        try:
            tagged = msgspec.convert(tree, _TAGGED)
        except msgspec.MsgspecError as error:
            raise WireError(str(error)) from error
        return self._read_tagged(tagged, depth + 1)

    def _read_tagged(self, tagged: Any, depth: int) -> Any:
        match tagged:
            case _Tensor():
                return self._read_tensor(tagged)
            case _Array():
                return self._read_array(tagged)
            case Handle():
                return tagged
            case Taped() | Borrowed() if self._find is not None:
                self.shares |= set(tagged.shares)
                return self._find(tagged)
            case _Int(v):
                return _read_integer(v)
            case _Complex((real, imaginary)):
                return _read_complex(self._read(real, depth), self._read(imaginary, depth))
            case _Tuple(items):
                return tuple(self._read(item, depth) for item in items)
            case _Dict(pairs):
                return _read_dict([(self._read(key, depth), self._read(item, depth)) for key, item in pairs])
        raise WireError("unknown value")

    def _take(self, shape: list[int], item_bytes: int) -> bytearray:
        if len(shape) > MAX_DIMENSIONS or any(not 0 <= length <= MAX_LENGTH for length in shape):
            raise WireError("impossible shape")
        size = math.prod(shape) * item_bytes
        if size > len(self._payload) - self._offset:
            raise WireError("the payload is shorter than the tensor")
        start, self._offset = self._offset, self._offset + size
        return bytearray(self._payload[start : self._offset])

    def _read_tensor(self, fields: _Tensor) -> torch.Tensor:
        dtype = TORCH_DTYPES.get(fields.dtype)
        if dtype is None:
            raise WireError(f"unknown dtype {fields.dtype[:40]}")
        data = self._take(fields.shape, dtype.itemsize)
        if dtype is torch.bool:
            data = bytearray(1 if byte else 0 for byte in data)  # a bool of value 7 is undefined behaviour
        flat = torch.frombuffer(data, dtype=dtype) if data else torch.empty(0, dtype=dtype)
        tensor = flat.reshape(fields.shape)
        self.shares |= set(fields.shares)
        facts = Facts(fields.requires_grad, fields.is_leaf, fields.has_grad, fields.grad_fn)
        tensor.__dict__["facts"] = facts
        return tensor

    def _read_array(self, fields: _Array) -> Any:
        self.shares |= set(fields.shares)
        if fields.dtype not in ARRAY_DTYPES or (fields.scalar and fields.shape):
            raise WireError("unknown array")
        dtype = numpy.dtype(fields.dtype)
        data = self._take(fields.shape, dtype.itemsize)
        if fields.dtype == "bool":
            data = bytearray(1 if byte else 0 for byte in data)
        array = numpy.frombuffer(data, dtype=dtype).reshape(fields.shape)
        return array[()] if fields.scalar else array


def _is_float(tree: Any) -> bool:
    """Say whether a tree is a float that JSON lacks; there may be many, as in a path that ran away."""
    return type(tree) is dict and len(tree) == 2 and tree.get("t") == "float" and type(tree.get("v")) is str


def _read_integer(text: str) -> int:
    if len(text) > MAX_HEX_DIGITS:
        raise WireError("an endless integer")
    try:
        return int(text, 16)
    except ValueError as error:
        raise WireError("not an integer") from error


def _read_complex(real: Any, imaginary: Any) -> complex:
    if type(real) is not float or type(imaginary) is not float:
        raise WireError("not a complex number")
    return complex(real, imaginary)


def _read_dict(pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
    # Integers of any size could all have one hash, and tuples could hold such: quadratic time, in the judge.
    for key, _ in pairs:
        if not isinstance(key, str | int | float | None) or (isinstance(key, int) and key.bit_length() > 63):
            raise WireError("a key that is no string or number")
    return dict(pairs)
