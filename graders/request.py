"""The judge's questions on their way to a runner: values as JSON and bytes, in one frame.

The grammar of values is written in graders/runner/values.py; graders/wire.py reads what comes back.
"""

import math
from collections.abc import Callable
from typing import Any

import msgspec
import numpy
import torch

from graders.lent import LentTensor
from graders.runner.stream import LENGTHS
from graders.runner.values import tensor_bytes

_JSON = msgspec.json.Encoder()


class ValueWriter:
    """Write the judge's values for the runner; `write_reference` turns proxies into references."""

    def __init__(self, reference_of: Callable[[Any], dict[str, Any] | None]) -> None:
        self._reference_of = reference_of
        self._parts: list[bytes] = []

    def write(self, value: Any) -> Any:
        """Return the JSON tree for `value`.

        Raises:
            TypeError: it is nothing that a check may send.
        """
        if value is None or isinstance(value, bool | str):
            return value
        if isinstance(value, torch.Tensor):
            return self._write_tensor(value)
        if isinstance(value, LentTensor):
            return {**value.token, "tensor": self._write_tensor(value.tensor)}
        if isinstance(value, numpy.ndarray | numpy.generic):
            return self._write_array(value)
        if isinstance(value, int):
            return value if -(1 << 63) <= value < 1 << 63 else {"t": "int", "v": hex(value)}
        if isinstance(value, float):
            return value if math.isfinite(value) else {"t": "float", "v": repr(value)}
        if isinstance(value, complex):
            return {"t": "complex", "v": [self.write(value.real), self.write(value.imag)]}
        if isinstance(value, list):
            return [self.write(item) for item in value]
        if isinstance(value, tuple):
            return {"t": "tuple", "v": [self.write(item) for item in value]}
        if isinstance(value, dict):
            return {"t": "dict", "v": [[self.write(key), self.write(item)] for key, item in value.items()]}
        reference = self._reference_of(value)
        if reference is None:
            raise TypeError(f"a check cannot send a {type(value).__name__} to the student; make it in support.py")
        return reference

    def _write_tensor(self, value: torch.Tensor) -> dict[str, Any]:
        self._parts.append(tensor_bytes(value.detach().resolve_conj().resolve_neg()))
        grad = value.grad if value.is_leaf else None
        if grad is not None:
            self._parts.append(tensor_bytes(grad))
        return {
            "t": "tensor",
            "dtype": str(value.dtype).removeprefix("torch."),
            "shape": list(value.shape),
            "requires_grad": value.requires_grad,
            "grad": grad is not None,
        }

    def _write_array(self, value: Any) -> dict[str, Any]:
        self._parts.append(value.tobytes())
        scalar = isinstance(value, numpy.generic)
        return {"t": "array", "dtype": value.dtype.name, "shape": list(value.shape), "scalar": scalar}

    def frame(self, header: dict[str, Any]) -> bytes:
        """Return the whole request: lengths, header, and the bytes of every tensor written so far."""
        text, payload = _JSON.encode(header), b"".join(self._parts)
        return LENGTHS.pack(len(text), len(payload)) + text + payload
