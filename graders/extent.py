"""How large the results of an operation will be, known before it is done (graders/tape.py does it)."""

import math
from typing import Any

import numpy
import torch

from graders.runner.tape import ELEMENTWISE, NO_LARGER, find_tensors


def measure_extent(tensor: torch.Tensor) -> int:
    """Return how many elements a tensor has if an empty axis counts as one: the sum over that axis is not empty."""
    return _multiply(tensor.shape)


def foresee_extent(op: str, arguments: list[Any], keywords: dict[str, Any]) -> int:
    """Return the most elements that a result of a followed operation can have.

    An operation that makes a view says 0: it takes no memory, so its result can be looked at afterwards.

    Raises:
        Exception: of any kind, where the arguments are not those of the operation.
    """
    if op in ELEMENTWISE:
        tensors = find_tensors([arguments, keywords.values()])
        return _multiply(numpy.broadcast_shapes(*(tensor.shape for tensor in tensors)))
    if op in NO_LARGER:
        return measure_extent(arguments[0])
    match op, arguments:
        case "expand.default", _:
            return 0
        case "repeat.default", [tensor, repeats, *_]:
            return measure_extent(tensor) * _multiply(repeats)
        case (("cat.default" | "stack.default"), [tensors, *_]):
            return sum(measure_extent(tensor) for tensor in tensors)
        case "index_select.default", [tensor, dim, index]:
            return measure_extent(tensor) // max(1, _length(tensor, dim)) * measure_extent(index)
        case "gather.default", [_, _, index, *_]:
            return measure_extent(index)
        case (("index.Tensor" | "index_put_.default"), [tensor, indices, *_]):
            return _foresee_indexed(tensor, indices)
        case (("mm.default" | "bmm.default"), [one, other]):
            return int(_multiply(one.shape[:-1]) * other.shape[-1])
        case "addmm.default", [_, one, other]:
            return int(one.shape[0] * other.shape[1])
        case "addmv.default", [_, matrix, _]:
            return int(matrix.shape[0])
    raise ValueError("an operation with other arguments")


def _multiply(lengths: Any) -> int:
    return math.prod(max(1, length) for length in lengths)


def _length(tensor: torch.Tensor, dim: int) -> int:
    return tensor.shape[dim] if tensor.ndim else 1


def _foresee_indexed(tensor: torch.Tensor, indices: list[torch.Tensor | None]) -> int:
    """Return the elements that indexing touches: those of all indices broadcast, times the axes that have no index."""
    shapes: list[tuple[int, ...]] = []
    untouched, axis = 1, 0
    for index in indices:
        if index is None:
            untouched *= max(1, tensor.shape[axis])
            axis += 1
        elif index.dtype in (torch.bool, torch.uint8):
            shapes.append((int(index.count_nonzero()),))
            axis += index.ndim
        else:
            shapes.append(tuple(index.shape))
            axis += 1
    return _multiply(numpy.broadcast_shapes(*shapes)) * untouched * _multiply(tensor.shape[axis:])
