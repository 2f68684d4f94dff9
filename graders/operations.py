"""The operations that a tape may name: what they take, and how large their results will be, before they are done.

PyTorch trusts whoever calls an operation by name: a number in the place of a dtype ends the process.
"""

import math
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy
import torch

from graders.runner.tape import ELEMENTWISE, LEFT_OUT, NO_LARGER, find_tensors


def perform(op: str, arguments: list[Any], keywords: dict[str, Any]) -> list[torch.Tensor]:
    """Return what an operation gives, as a list."""
    return list(find_tensors([_WARNING.get(op, find_operation(op))(*arguments, **keywords)]))


# These write to standard error about what is no fault of the judge's, unless they are called as a program calls them.
_WARNING: dict[str, Callable[..., Any]] = {
    "var.correction": torch.var,
    "std.correction": torch.std,
    "var_mean.correction": torch.var_mean,
    "std_mean.correction": torch.std_mean,
}


@cache
def find_operation(op: str) -> Callable[..., Any]:
    """Return the operation of a name such as "mul.Tensor"."""
    name, overload = op.split(".")
    found: Callable[..., Any] = getattr(getattr(torch.ops.aten, name), overload)
    return found


def is_fit(op: str, arguments: list[Any], keywords: dict[str, Any]) -> bool:
    """Say whether an operation takes arguments of these types, and in these places."""
    by_place, by_name = _find_parameters(op)
    return (
        len(arguments) <= len(by_place)
        and all(_is_of(kind, value) for kind, value in zip(by_place, arguments, strict=False))
        and all(name in by_name and _is_of(by_name[name], value) for name, value in keywords.items())
    )


@cache
def _find_parameters(op: str) -> tuple[list[str], dict[str, str]]:
    """Return the types of an operation's arguments: those that have a place, and those that have a name alone."""
    schema: Any = find_operation(op)._schema  # type: ignore[attr-defined]
    # The schema says of these that they are integers, for so they are in PyTorch's core.
    kinds = [
        (each, each.name if each.name in ("dtype", "memory_format") else str(each.type)) for each in schema.arguments
    ]
    by_name = {each.name: kind for each, kind in kinds if each.kwarg_only and each.name not in LEFT_OUT}
    by_place = [kind for each, kind in kinds if not each.kwarg_only]
    # The 2 of 2 * x has become a tensor on its way, and is told as the number that it was.
    return ["operand" if kind == "Tensor" and op in ELEMENTWISE else kind for kind in by_place], by_name


def _is_of(kind: str, value: Any) -> bool:
    if kind.startswith("Optional["):
        return value is None or _is_of(kind.removeprefix("Optional[")[:-1], value)
    if kind.startswith("List["):
        return isinstance(value, list) and all(_is_of(kind.removeprefix("List[")[:-1], item) for item in value)
    match kind:
        case "Tensor":
            return isinstance(value, torch.Tensor)
        case "operand":
            return isinstance(value, torch.Tensor | bool | int | float)
        case "dtype":
            return value is None or isinstance(value, torch.dtype)
        case "memory_format":
            return value is None or isinstance(value, torch.memory_format)
        case "number":
            return isinstance(value, bool | int | float)
        case "float":
            return type(value) is float or type(value) is int
        case "int" | "bool" | "str":
            return type(value).__name__ == kind
    return False


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
