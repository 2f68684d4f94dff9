"""How Python values cross the wire, seen from the runner: data goes as JSON and bytes, anything else as a handle.

None, True, 3, 0.5, "text", [..]                        themselves
{"t": "float", "v": "nan" | "inf" | "-inf"}             floats that JSON lacks
{"t": "int", "v": "0x.."}                               integers of more than 64 bits
{"t": "complex", "v": [re, im]}
{"t": "tuple", "v": [..]}, {"t": "dict", "v": [[key, value], ..]}
{"t": "tensor", "dtype", "shape", ..facts}              the bytes follow in the payload, in order (then its .grad's)
{"t": "array", "dtype", "shape", "scalar", ..}          numpy, likewise
{"t": "handle", "id", "type"}                           an object that stays in the runner
{"t": "ref", "root", "path"}                            judge to runner only: a name to look up
{"t": "kept", "name"}                                   likewise: what an earlier "keep" left
{"t": "lent", "id"}                                     likewise: a function that stays in the judge
{"t": "lent", "id", "tensor": {..}}                     likewise: a tensor of the judge's, and its values
{"t": "lent", "id"}, {"t": "taped", "id"}               runner to judge: what tape.py wrote down the making of
"""

import math
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import numpy
import torch

from .stream import MAX_PAYLOAD_BYTES

MAX_DEPTH = 24
# What one reply may hold: numbers, texts and lists weigh 1, anything with a tag 10, for so it is to read.
MAX_WEIGHT, TAGGED_WEIGHT = 40_000, 10
UNTAGGED = frozenset({type(None), bool, str, int, float, list})
# What the judge can rebuild; a result of any other dtype stays in the runner as an object.
DTYPES = frozenset("float64 float32 float16 bfloat16 complex64 complex128 int64 int32 int16 int8 uint8 bool".split())
ARRAY_DTYPES = frozenset(
    "float64 float32 float16 complex64 complex128 int64 int32 int16 int8 uint64 uint32 uint16 uint8 bool".split()
)
MAX_HANDLES = 100_000
# Plain types only: a subclass may lie about itself, so it stays in the runner as a handle.
TENSOR_TYPES = (torch.Tensor, torch.nn.Parameter)


class TooLargeError(Exception):
    """Say that a result is larger than the wire takes."""


class Handles:
    """Objects that the judge may name but never sees."""

    def __init__(self) -> None:
        self._objects: list[Any] = []
        self._named: dict[str, Any] = {}

    def name(self, name: str, value: Any) -> None:
        """Store an object under a name that the judge chose."""
        self._named[name] = value

    def find_named(self, name: str) -> Any:
        """Return the object of that name."""
        return self._named[name]

    def keep(self, value: Any) -> dict[str, Any]:
        """Store an object and return the token that stands for it."""
        if len(self._objects) >= MAX_HANDLES:
            raise TooLargeError("too many objects")
        self._objects.append(value)
        kind = type(value)
        return {"t": "handle", "id": len(self._objects) - 1, "type": str(kind.__qualname__)[:100]}

    def find(self, number: int) -> Any:
        """Return the object that a token stands for."""
        return self._objects[number]


class References(Protocol):
    """What knows how the judge can make a tensor (tape.py)."""

    def refer(self, tensor: torch.Tensor) -> dict[str, Any] | None:
        """Return the token of a tensor; None where only its values can be sent."""


class Encoder:
    """Turn one result into a JSON tree and a payload; `tape` knows the tensors that the judge can make itself."""

    def __init__(
        self, handles: Handles, shared: "Memory", room: int = MAX_WEIGHT, tape: References | None = None
    ) -> None:
        self._handles, self._tape = handles, tape
        self.taped: list[int] = []  # the numbers of all tensors met so far that are on the tape
        self.room = room  # what weight of values this reply may still have; a tensor is one value
        self._shared = shared
        self._parts: list[bytes] = []
        self._size = 0

    @property
    def payload(self) -> bytes:
        """The bytes of all tensors met so far, in order."""
        return b"".join(self._parts)

    def encode(self, value: Any, depth: int = 0) -> Any:
        """Return the JSON tree for `value`.

        Raises:
            TooLargeError: it is deeper or larger than the wire takes.
        """
        if depth > MAX_DEPTH:
            raise TooLargeError(f"nested more than {MAX_DEPTH} levels deep")
        kind = type(value)
        self.room -= 1 if kind in UNTAGGED else TAGGED_WEIGHT
        if self.room < 0:
            raise TooLargeError("too many values, outside of tensors and arrays")
        if value is None or kind is bool or kind is str:
            return value
        if kind is int:
            if -(1 << 63) <= value < 1 << 63:
                return value
            self.room -= TAGGED_WEIGHT
            return {"t": "int", "v": self._hex(value)}
        if kind is float:
            return value if math.isfinite(value) else {"t": "float", "v": repr(value)}
        if kind is complex:
            return {"t": "complex", "v": [self.encode(value.real), self.encode(value.imag)]}
        if kind is list:
            return [self.encode(item, depth + 1) for item in value]
        if kind is tuple:
            return {"t": "tuple", "v": [self.encode(item, depth + 1) for item in value]}
        if kind is dict and all(is_plain_key(key) for key in value):
            pairs = [[self.encode(key, depth + 1), self.encode(item, depth + 1)] for key, item in value.items()]
            return {"t": "dict", "v": pairs}
        if kind in TENSOR_TYPES and is_plain_tensor(value):
            return self._tensor(value)
        if (kind is numpy.ndarray or isinstance(value, numpy.generic)) and value.dtype.name in ARRAY_DTYPES:
            return self._array(value)
        return self._handles.keep(value)

    def _hex(self, value: int) -> str:
        if value.bit_length() > 1 << 16:
            raise TooLargeError("an integer of more than 65,536 bits")
        return hex(value)

    def _tensor(self, value: torch.Tensor) -> dict[str, Any]:
        token = None if self._tape is None else self._tape.refer(value)
        if token is not None:
            if token["t"] == "taped":
                self.taped.append(token["id"])
            return {**token, "shares": self._shared.owners(value)}
        self._reserve(value.numel() * value.element_size(), tuple(value.shape))
        self._parts.append(tensor_bytes(value.detach().resolve_conj().resolve_neg()))
        return {
            "t": "tensor",
            "dtype": str(value.dtype).removeprefix("torch."),
            "shape": list(value.shape),
            "requires_grad": value.requires_grad,
            "is_leaf": value.is_leaf,
            "has_grad": value.is_leaf and value.grad is not None,
            "grad_fn": None if value.grad_fn is None else type(value.grad_fn).__name__[:100],
            "shares": self._shared.owners(value),
        }

    def _array(self, value: Any) -> dict[str, Any]:
        self._reserve(value.nbytes, value.shape)
        array = numpy.ascontiguousarray(value).astype(value.dtype.newbyteorder("="), copy=False)
        self._parts.append(array.tobytes())
        return {
            "t": "array",
            "dtype": value.dtype.name,
            "shape": list(value.shape),
            "scalar": isinstance(value, numpy.generic),
            "shares": self._shared.owners(value),
        }

    def _reserve(self, size: int, shape: tuple[int, ...]) -> None:
        self._size += size
        if self._size > MAX_PAYLOAD_BYTES:
            raise TooLargeError(f"a tensor of shape {tuple(shape)}, {size / 2**20:,.0f} MiB")


def is_plain_tensor(value: torch.Tensor) -> bool:
    """Say whether a tensor's bytes may cross the wire."""
    name = str(value.dtype).removeprefix("torch.")
    return value.layout is torch.strided and value.device.type == "cpu" and name in DTYPES


def is_plain_key(key: Any) -> bool:
    """Say whether a dict's key may cross the wire: the judge takes no other, lest hashing it cost too much."""
    if type(key) is int:
        return -(1 << 63) < key < 1 << 63
    return key is None or type(key) in (str, float, bool)


class Decoder:
    """Rebuild the judge's values: tensors fresh, handles and references looked up.

    `lent` has the tensors that were lent to the call decoded last.
    """

    def __init__(
        self, handles: Handles, roots: dict[str, Any], payload: bytes, lend: Callable[[int], Any] | None = None
    ) -> None:
        self._handles = handles
        self._roots = roots
        self._lend = lend
        self._payload = payload
        self._offset = 0
        self.lent: dict[int, torch.Tensor] = {}

    def decode_call(self, tree: dict[str, Any]) -> tuple[Any, list[Any], dict[str, Any]]:
        """Return a call's target, arguments and keywords."""
        keywords = tree["keywords"].items()
        self.lent = {}
        return (
            self.decode(tree["target"]),
            [self.decode(argument) for argument in tree["arguments"]],
            {name: self.decode(argument) for name, argument in keywords},
        )

    def decode(self, tree: Any) -> Any:
        """Return the value that `tree` stands for.

        Raises:
            AttributeError: a reference names what is not there.
        """
        if isinstance(tree, list):
            return [self.decode(item) for item in tree]
        if not isinstance(tree, dict):
            return tree
        kind = tree["t"]
        if kind == "tensor":
            return self._tensor(tree)
        if kind == "array":
            return self._array(tree)
        if kind == "handle":
            return self._handles.find(tree["id"])
        if kind == "lent" and "tensor" in tree:
            return self._lent_tensor(tree)
        if kind == "lent" and self._lend is not None:
            return self._lend(tree["id"])
        if kind == "kept":
            return self._handles.find_named(tree["name"])
        if kind == "ref":
            value = self._roots[tree["root"]]
            for name in tree["path"]:
                value = getattr(value, name)
            return value
        if kind == "tuple":
            return tuple(self.decode(item) for item in tree["v"])
        if kind == "dict":
            return {self.decode(key): self.decode(item) for key, item in tree["v"]}
        if kind == "complex":
            return complex(*(self.decode(part) for part in tree["v"]))
        return int(tree["v"], 16) if kind == "int" else float(tree["v"])

    def _take(self, size: int) -> bytearray:
        start, self._offset = self._offset, self._offset + size
        return bytearray(self._payload[start : self._offset])

    def _tensor(self, tree: dict[str, Any]) -> torch.Tensor:
        dtype, shape = getattr(torch, tree["dtype"]), tree["shape"]
        tensor = self._take_tensor(dtype, shape).requires_grad_(tree["requires_grad"])
        if tree.get("grad"):
            tensor.grad = self._take_tensor(dtype, shape)
        return tensor

    def _lent_tensor(self, tree: dict[str, Any]) -> torch.Tensor:
        tensor = self._tensor(tree["tensor"])
        return self.lent.setdefault(tree["id"], tensor)  # given twice, it is one

    def _take_tensor(self, dtype: torch.dtype, shape: list[int]) -> torch.Tensor:
        data = self._take(math.prod(shape) * dtype.itemsize)
        flat = torch.frombuffer(data, dtype=dtype).clone() if data else torch.empty(0, dtype=dtype)
        return flat.reshape(shape)

    def _array(self, tree: dict[str, Any]) -> Any:
        dtype = numpy.dtype(tree["dtype"])
        array = numpy.frombuffer(self._take(math.prod(tree["shape"]) * dtype.itemsize), dtype=dtype)
        array = array.reshape(tree["shape"]).copy()
        return array[()] if tree["scalar"] else array


class Memory:
    """The memory that a call's arguments own: which of them were changed, and what the result shares with them."""

    def __init__(self, arguments: Any) -> None:
        self._owned = [(path, leaf, describe_leaf(leaf)) for path, leaf in walk_leaves(arguments)]
        self._grads = {path: describe_grad(leaf) for path, leaf, _ in self._owned}
        self._tracked = {path: leaf.requires_grad for path, leaf, _ in self._owned if isinstance(leaf, torch.Tensor)}

    def changed(self) -> list[str]:
        """Name the arguments whose bytes are no longer what the judge sent, and flags such as "0.requires_grad"."""
        values = [path for path, leaf, before in self._owned if describe_leaf(leaf) != before]
        tensors = [(path, leaf) for path, leaf, _ in self._owned if path in self._tracked]
        flags = [f"{path}.requires_grad" for path, leaf in tensors if leaf.requires_grad != self._tracked[path]]
        return values + flags

    def grads_left(self) -> list[str]:
        """Name the arguments whose .grad is not what it was before."""
        return [path for path, leaf, _ in self._owned if describe_grad(leaf) != self._grads[path]]

    def owners(self, value: Any) -> list[str]:
        """Name the arguments (or their .grad) whose memory `value` uses."""
        start, end = memory_range(value)
        found = []
        for path, leaf, _ in self._owned:
            candidates = [(path, leaf)]
            if isinstance(leaf, torch.Tensor) and leaf.is_leaf and leaf.grad is not None:
                candidates.append((f"{path}.grad", leaf.grad))
            for name, candidate in candidates:
                low, high = memory_range(candidate)
                if start < high and low < end:
                    found.append(name)
        return found


def walk_leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every tensor and array in nested containers, with its path: "0", "1.x"."""
    if isinstance(value, torch.Tensor | numpy.ndarray):
        yield path, value
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from walk_leaves(item, f"{path}.{index}" if path else str(index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk_leaves(item, f"{path}.{key}" if path else str(key))


def describe_leaf(leaf: Any) -> tuple[Any, Any, bytes]:
    """Return shape, dtype and bytes of a tensor or array."""
    return leaf.shape, leaf.dtype, tensor_bytes(leaf.detach()) if isinstance(leaf, torch.Tensor) else leaf.tobytes()


def describe_grad(leaf: Any) -> bytes | None:
    """Return the bytes of a leaf's .grad, None where it has none."""
    if not isinstance(leaf, torch.Tensor) or not leaf.is_leaf or leaf.grad is None:
        return None
    return tensor_bytes(leaf.grad.detach())


def tensor_bytes(tensor: torch.Tensor) -> bytes:
    """Return a detached tensor's elements in order, as bytes."""
    try:
        return tensor.numpy().tobytes()
    except TypeError:  # bfloat16 and other dtypes that NumPy lacks
        plain = tensor.clone(memory_format=torch.contiguous_format)
        return plain.reshape(-1).view(torch.uint8).numpy().tobytes() if plain.numel() else b""


def memory_range(value: Any) -> tuple[int, int]:
    """Return the first address and the address behind the last one that a tensor or array can touch."""
    if isinstance(value, torch.Tensor):
        storage = value.untyped_storage()
        return storage.data_ptr(), storage.data_ptr() + storage.nbytes()
    if not isinstance(value, numpy.ndarray) or not value.size:
        return 0, 0
    low, high = numpy.lib.array_utils.byte_bounds(value)
    return low, high
