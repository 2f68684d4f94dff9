"""What the judge lends to a student's code: functions, which stay here and are asked over the wire, and tensors.

How often such a function was called, where, and how often it was differentiated, is known in the judge, so no student's
process can lie about it; nor can it look inside. graders/runner/lent.py is the other end. What is done with a tensor
that is lent, graders/tape.py does again.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
import torch

from graders.replies import Asks
from graders.wire import Handle, ValueReader, WireError

MAX_CALLS = 1000  # of one function, each of which is kept until the submission's end
MAX_DIRECTIONS = 1000
MAX_ELEMENTS = 1 << 16  # that several arguments broadcast to
MAX_BYTES = 1 << 19  # of the arguments of one call


class AskedWronglyError(Exception):
    """Say why a call has no answer; the student's code gets it as an exception of its own."""


@dataclass(frozen=True)
class _Record:
    """One call with the graph that it left in the judge."""

    leaves: tuple[torch.Tensor, ...]
    places: tuple[int, ...]  # where each leaf stands among the arguments
    count: int
    output: torch.Tensor


def read_arguments(question: Asks, payload: bytes) -> list[Any]:
    """Return what the function is asked about.

    Raises:
        AskedWronglyError: it is too much.
        WireError: it cannot be read.
    """
    if len(payload) > MAX_BYTES:
        raise AskedWronglyError(f"this function takes {MAX_BYTES >> 10} KiB at most")
    reader = ValueReader(payload)
    values = [reader.read(tree) for tree in question.values]
    reader.finish()
    return values


class LentTensor:
    """One tensor: its values travel, and the judge computes with itself what the student's code did with them.

    Raises:
        ValueError: it is larger than a result on a tape may be.
    """

    def __init__(self, tensor: torch.Tensor, number: int) -> None:
        if tensor.numel() > MAX_ELEMENTS:
            raise ValueError(f"a tensor of {tensor.numel()} elements cannot be lent")
        self.token = {"t": "lent", "id": number}
        self.tensor = tensor


class Lent:
    """One function and the calls that it has had."""

    def __init__(self, function: Callable[..., Any], number: int) -> None:
        self.token = {"t": "lent", "id": number}
        self._function = function
        self._records: list[_Record] = []

    def answer(self, question: Asks, values: list[Any]) -> tuple[int, Any]:
        """Return the number of the call that a question is about, and the answer, as data that can be sent.

        "call" gives (value, whether it has a gradient); "vjp" a gradient or None for each argument; "jvp" a tangent.

        Raises:
            AskedWronglyError: the function cannot be asked this, or raised.
            WireError: no honest runner would ask it.
        """
        try:
            if question.what == "call":
                return len(self._records), self._call(values, question.in_dims)
            if question.record >= len(self._records):
                raise WireError("a gradient of no call")
            record = self._records[question.record]
            ask = self._pull if question.what == "vjp" else self._push
            return question.record, ask(record, values, question.in_dims is not None)
        except (AskedWronglyError, WireError):
            raise
        except Exception as error:  # of whatever the student's arguments bring about
            raise AskedWronglyError(f"{type(error).__name__}: {error}"[:300]) from error

    def _call(self, values: list[Any], in_dims: list[int | None] | None) -> Any:
        if len(self._records) >= MAX_CALLS:
            raise AskedWronglyError(f"this function was called more than {MAX_CALLS} times")
        if any(isinstance(value, Handle) for value in values):
            raise AskedWronglyError("this function takes tensors and numbers")
        _demand_small(values, in_dims)
        places = tuple(place for place, value in enumerate(values) if _has_slope(value))
        for place in places:
            values[place].requires_grad_()
        function = self._function if in_dims is None else torch.vmap(self._function, tuple(in_dims))
        output = function(*values)
        if isinstance(output, torch.Tensor):
            self._records.append(_Record(tuple(values[place] for place in places), places, len(values), output))
            return output.detach(), output.requires_grad
        self._records.append(_Record((), (), len(values), torch.zeros(())))
        return output, False

    def _pull(self, record: _Record, values: list[Any], is_batch: bool) -> list[torch.Tensor | None]:
        (cotangent,) = _demand_tensors(values, (record.output,), is_batch)
        found = torch.autograd.grad(
            record.output,
            record.leaves,
            cotangent,
            retain_graph=True,
            allow_unused=True,
            is_grads_batched=is_batch,
        )
        return _spread(record, found)

    def _push(self, record: _Record, values: list[Any], is_batch: bool) -> torch.Tensor:
        """Return J t as the derivative of <J'v, t> by v, so that the function need not be called once more."""
        given = [values[place] for place in record.places if place < len(values)]
        tangents = _demand_tensors(given, record.leaves, is_batch)
        if is_batch:
            return torch.stack([self._push_one(record, row) for row in zip(*tangents, strict=True)])
        return self._push_one(record, tangents)

    def _push_one(self, record: _Record, tangents: Sequence[torch.Tensor]) -> torch.Tensor:
        v = torch.zeros_like(record.output, requires_grad=True)
        found = torch.autograd.grad(record.output, record.leaves, v, create_graph=True, allow_unused=True)
        pairs = zip(found, tangents, strict=True)
        weighed = [(gradient * t).sum() for gradient, t in pairs if gradient is not None and gradient.requires_grad]
        if not weighed:
            return torch.zeros_like(record.output).detach()
        return torch.autograd.grad(torch.stack(weighed).sum(), v, retain_graph=True)[0]


def _demand_small(values: list[Any], in_dims: list[int | None] | None) -> None:
    """Refuse small arguments that broadcast to something huge: (n, 1) beside (1, n)."""
    shapes = [tuple(value.shape) for value in values if isinstance(value, torch.Tensor)]
    if len(shapes) < 2:
        return
    if in_dims is not None:  # the batch's axis may stand anywhere, so count as if no two axes were shared
        size = math.prod(math.prod(shape) for shape in shapes)
    else:
        size = math.prod(numpy.broadcast_shapes(*shapes))
    if size > MAX_ELEMENTS:
        raise AskedWronglyError(f"the arguments of this function may broadcast to {MAX_ELEMENTS} elements at most")


def _has_slope(value: Any) -> bool:
    return isinstance(value, torch.Tensor) and value.is_floating_point()


def _spread(record: _Record, found: Sequence[torch.Tensor | None]) -> list[torch.Tensor | None]:
    gradients: list[torch.Tensor | None] = [None] * record.count
    for place, gradient in zip(record.places, found, strict=True):
        gradients[place] = None if gradient is None else gradient.detach()
    return gradients


def _demand_tensors(values: list[Any], like: Sequence[torch.Tensor], is_batch: bool) -> list[torch.Tensor]:
    """Return the values, which must be built as `like` are, or be batches of such; our own runner sends no others."""
    tensors = [value for value in values if isinstance(value, torch.Tensor)]
    built = [(tensor.shape[1:] if is_batch else tensor.shape, tensor.dtype) for tensor in tensors]
    if built != [(tensor.shape, tensor.dtype) for tensor in like] or len(tensors) != len(values):
        raise WireError("a direction that does not fit")
    if is_batch and (len({len(tensor) for tensor in tensors}) != 1 or len(tensors[0]) > MAX_DIRECTIONS):
        raise WireError("too many directions")
    return tensors
