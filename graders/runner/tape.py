"""What a call does with tensors that the judge lent: each operation is written down, so that the judge can repeat it.

The judge believes nothing of this; it computes with its own tensors what the tape says (graders/tape.py). Written down
are operations below autograd, those that the answer rests on; of what else they use, the values.
"""

import math
import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from .engine import UnfitError
from .values import is_plain_tensor

MAX_STEPS = 4_000
MAX_RESULTS = 8_000
MAX_ELEMENTS = 1 << 16  # of one result
MAX_WORK = 1 << 22  # elements that all steps together handle; multiplications where they are matrix products
MAX_CONSTANT_BYTES = 1 << 20
MAX_NOTED = 4 * MAX_STEPS  # also of steps that the answer turns out not to rest on, as of a loop's condition
MAX_KEPT = 2 * MAX_WORK

_ELEMENTWISE = """
abs neg sign exp exp2 expm1 log log2 log10 log1p sqrt rsqrt reciprocal sin cos tan asin acos atan sinh cosh tanh asinh
acosh atanh sigmoid logit erf erfc relu silu gelu softplus elu leaky_relu hardtanh log_sigmoid_forward ceil floor round
round.decimals trunc frac logical_not bitwise_not isnan nan_to_num threshold atan2 maximum minimum fmax fmin hypot
logaddexp heaviside logical_and logical_or logical_xor addcmul addcdiv clamp clamp_min clamp_max floor_divide
add.Tensor add.Scalar sub.Tensor sub.Scalar rsub.Scalar rsub.Tensor mul.Tensor mul.Scalar div.Tensor div.Scalar
remainder.Scalar remainder.Tensor remainder.Scalar_Tensor fmod.Scalar fmod.Tensor
pow.Tensor_Scalar pow.Tensor_Tensor pow.Scalar lerp.Scalar lerp.Tensor xlogy.Tensor copysign.Tensor copysign.Scalar
eq.Scalar eq.Tensor ne.Scalar ne.Tensor lt.Scalar lt.Tensor le.Scalar le.Tensor gt.Scalar gt.Tensor ge.Scalar ge.Tensor
bitwise_and.Tensor bitwise_or.Tensor bitwise_xor.Tensor where.self where.ScalarSelf where.ScalarOther where.Scalar
clamp.Tensor clamp_min.Tensor clamp_max.Tensor masked_fill.Scalar masked_fill.Tensor mse_loss smooth_l1_loss
binary_cross_entropy binary_cross_entropy_with_logits
add_.Tensor add_.Scalar sub_.Tensor sub_.Scalar mul_.Tensor mul_.Scalar div_.Tensor div_.Scalar
pow_.Scalar pow_.Tensor neg_ abs_ exp_ log_ sqrt_ reciprocal_ sin_ cos_ tanh_ sigmoid_ relu_ clamp_ clamp_min_
clamp_max_ copy_ fill_.Scalar fill_.Tensor zero_ masked_fill_.Scalar masked_fill_.Tensor addcmul_ addcdiv_
"""
_NO_LARGER = """
sum sum.dim_IntList mean mean.dim prod prod.dim_int amax amin max max.dim min min.dim any any.dim all all.dim argmax
argmin median cumsum cumprod logcumsumexp logsumexp linalg_vector_norm norm.Scalar norm.ScalarOpt_dim var.correction
std.correction var_mean.correction std_mean.correction sort topk _softmax _log_softmax nll_loss_forward trace
view _unsafe_view unsqueeze squeeze squeeze.dim squeeze.dims permute transpose.int t alias diagonal select.int
slice.Tensor unbind.int split.Tensor split_with_sizes flip roll tril triu detach clone _to_copy lift_fresh mv dot vdot
"""
_OTHERS = "expand repeat cat stack index_select gather index.Tensor index_put_ mm bmm addmm addmv"


def _overloads(names: str) -> frozenset[str]:
    return frozenset(name if "." in name else f"{name}.default" for name in names.split())


SWITCH_ON = "requires_grad_"  # no operation of aten's: a result was made a leaf that records
ELEMENTWISE = _overloads(_ELEMENTWISE)  # results are as large as all arguments broadcast
NO_LARGER = _overloads(_NO_LARGER)  # no result is larger than the first argument
# What the judge repeats. Nothing here draws random numbers, reads files, or gives memory that nobody wrote to; nor does
# it end the process, as div does that rounds to zero: the least integer by -1 is SIGFPE.
FOLLOWED = frozenset([*ELEMENTWISE, *NO_LARGER, *_overloads(_OTHERS), SWITCH_ON])
PRODUCTS = _overloads("mm mv dot vdot bmm addmm addmv")
LEFT_OUT = frozenset({"device", "layout", "pin_memory", "non_blocking"})  # plain tensors have no choice there
FORMATS = {"contiguous": torch.contiguous_format, "preserve": torch.preserve_format}
_FORMAT_NAMES = {value: name for name, value in FORMATS.items()}


def measure_work(op: str, sizes: list[int]) -> int:
    """Return how many elements an operation handles, given those of its arguments and results."""
    most = max(sizes, default=0)
    # Each of m, k, n stands twice among the sizes of an (m, k) by (k, n) product.
    return max(most, math.isqrt(math.prod(sorted(sizes)[-3:]))) if op in PRODUCTS else most


def is_in_place(op: str) -> bool:
    """Say whether an operation writes into its first argument."""
    return op.split(".", 1)[0].endswith("_")


@dataclass
class _Step:
    op: str
    arguments: list[Any]
    keywords: dict[str, Any]
    records: bool  # whether autograd was on
    reads: list[int]
    writes: int | None = None  # the storage that is written to
    results: tuple[int, ...] = ()
    sizes: tuple[int, ...] = ()  # of arguments and results
    largest: int = 0  # of the results


class Tape(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Write down what is done with lent tensors while it is entered; `lent` has them by the judge's number."""

    def __init__(self, lent: dict[int, torch.Tensor]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._steps: list[_Step] = []
        self._constants: dict[int, torch.Tensor] = {}
        self._tokens: dict[int, dict[str, Any]] = {}  # of each tensor that is known, by its id
        self._alive: list[torch.Tensor] = []  # so that no id is given twice
        self._places: list[int] = []  # the storage of each number
        self._known = {find_storage(tensor) for tensor in lent.values()}
        self._lent_storages = set(self._known)
        self._views: dict[int, tuple[Any, ...]] = {}  # how views of tensors that are not known were made
        self._quiet: set[int] = set()  # results that were made while autograd was off
        self._recorded: set[int] = set()  # storages written to while autograd was on
        self._leaves: set[int] = set()
        self._kept = 0
        self._is_full = False
        for number, tensor in lent.items():
            self._tokens[id(tensor)] = {"t": "lent", "id": number}
            self._alive.append(tensor)
            if tensor.requires_grad:
                self._leaves.add(id(tensor))

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        """Say no: nothing is compiled here, and to skip the compiler PyTorch would import it, which takes a second."""
        return False

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        """Do the operation, and note it where it uses what is known."""
        kwargs = kwargs or {}
        name = str(func).removeprefix("aten.")
        if self._is_full or _makes_anew(name) or not self._uses_known(args, kwargs):
            result = func(*args, **kwargs)
            if getattr(func, "is_view", False):
                self._note_views(func, args, kwargs, result)
            return result
        step = self._begin(name, args, kwargs)
        writes = _find_written(func, args, kwargs)
        result = func(*args, **kwargs)
        self._end(step, result, writes)
        return result

    def refer(self, tensor: torch.Tensor) -> dict[str, Any] | None:
        """Return the token of a tensor that an answer has; None where it does not come of what was lent.

        Raises:
            UnfitError: more was done than the tape holds.
        """
        if self._is_full:
            raise _too_much("operations", "演算が多すぎます")
        storage = find_storage(tensor)
        return self._refer(tensor) if storage is not None and storage in self._known else None

    def write(self, roots: list[int], encode: Callable[[torch.Tensor], Any]) -> dict[str, Any]:
        """Return the tape that gives the results of these numbers.

        Raises:
            UnfitError: the judge could not follow it.
        """
        steps, needed = self._find_needed(roots)
        for step in steps:
            if step.op not in FOLLOWED:
                name, _, overload = step.op.partition(".")
                name += "(out=..)" if overload.endswith("out") else ""
                raise UnfitError(
                    f"This check cannot follow {name}; use ordinary tensor operations.",
                    f"この検査では {name} を追跡できません。通常のテンソル演算で書きましょう。",
                )
        if len(steps) > MAX_STEPS or sum(len(step.results) for step in steps) > MAX_RESULTS:
            raise _too_much("operations", "演算が多すぎます")
        constants = {number: value for number, value in self._constants.items() if number in needed}
        sizes = [value.numel() for value in constants.values()]
        is_large = max([*sizes, *(step.largest for step in steps)], default=0) > MAX_ELEMENTS
        if is_large or sum(measure_work(step.op, list(step.sizes)) for step in steps) > MAX_WORK:
            raise _too_much("elements", "要素が多すぎます")
        if sum(value.numel() * value.element_size() for value in constants.values()) > MAX_CONSTANT_BYTES:
            raise _too_much("constants", "定数が多すぎます")
        return {
            "constants": [[number, encode(value)] for number, value in constants.items()],
            "steps": [[step.op, step.arguments, step.keywords, step.results, step.records] for step in steps],
        }

    def _find_needed(self, roots: list[int]) -> tuple[list[_Step], set[int]]:
        """Return the steps that the roots rest on, in order, and all numbers that they use."""
        needed, storages = set(roots), {*self._lent_storages, *(self._places[root] for root in roots)}
        steps = []
        for step in reversed(self._steps):
            if needed.intersection(step.results) or step.writes in storages:
                steps.append(step)
                needed.update(step.reads)
                storages.update(self._places[number] for number in step.reads)
        return steps[::-1], needed

    def _uses_known(self, args: Any, kwargs: Any) -> bool:
        return any(find_storage(tensor) in self._known for tensor in find_tensors([args, kwargs.values()]))

    def _note_views(self, func: Any, args: Any, kwargs: Any, result: Any) -> None:
        given = {id(tensor) for tensor in find_tensors([args, kwargs.values()])}
        for place, tensor in enumerate(find_tensors([result])):
            key = id(tensor)
            if key in given:
                continue
            gone = weakref.ref(tensor, lambda _, key=key: self._views.pop(key, None))  # type: ignore[misc]
            self._views[key] = func, args, kwargs, torch.is_grad_enabled(), place, gone

    def _begin(self, name: str, args: Any, kwargs: Any) -> _Step:
        """Note what goes into an operation, as it is before."""
        step = _Step(name, [], {}, torch.is_grad_enabled(), [])
        tensors = list(find_tensors([args, kwargs.values()]))
        try:
            step.arguments = [self._write(argument, step) for argument in args]
            step.keywords = {key: self._write(each, step) for key, each in kwargs.items() if key not in LEFT_OUT}
        except TypeError as error:
            step.op, step.arguments, step.keywords = f"{name.split('.', 1)[0]} with {error}", [], {}
            step.reads = [self._tokens[id(each)]["id"] for each in tensors if self._is_taped(each)]
        step.sizes = tuple(tensor.numel() for tensor in tensors)
        return step

    def _end(self, step: _Step, result: Any, writes: int | None) -> None:
        tensors = list(find_tensors([result]))
        sizes = tuple(tensor.numel() for tensor in tensors)
        step.sizes, step.largest = step.sizes + sizes, max(sizes, default=0)
        if writes is not None:
            step.writes = writes
            if step.records:
                self._recorded.add(writes)
        else:
            step.results = tuple(self._add(tensor) for tensor in tensors)
            if not step.records:
                self._quiet.update(id(tensor) for tensor in tensors)
        if tensors:
            self._append(step)

    def _append(self, step: _Step) -> None:
        self._steps.append(step)
        self._is_full = self._is_full or len(self._steps) > MAX_NOTED or self._kept > MAX_KEPT

    def _add(self, tensor: torch.Tensor) -> int:
        number, storage = len(self._places), find_storage(tensor)
        self._places.append(0 if storage is None else storage)
        self._alive.append(tensor)
        self._tokens[id(tensor)] = {"t": "taped", "id": number}
        self._kept += tensor.numel()
        if storage is not None:
            self._known.add(storage)
        return number

    def _write(self, value: Any, step: _Step) -> Any:
        if isinstance(value, torch.Tensor):
            token = self._refer(value)
            if token["t"] == "taped":
                step.reads.append(token["id"])
            return token
        if isinstance(value, list | tuple):
            return [self._write(item, step) for item in value]
        if isinstance(value, torch.dtype):
            return {"t": "dtype", "name": str(value).removeprefix("torch.")}
        if isinstance(value, torch.memory_format) and value in _FORMAT_NAMES:
            return {"t": "format", "name": _FORMAT_NAMES[value]}
        if type(value) is float and not math.isfinite(value):
            return {"t": "float", "v": repr(value)}
        if value is None or type(value) in (bool, int, float, str):
            return value
        raise TypeError(f"a {type(value).__name__}")

    def _refer(self, tensor: torch.Tensor) -> dict[str, Any]:
        """Return the token of a tensor; one that is not known is a constant, or a view of one."""
        key = id(tensor)
        if key not in self._tokens:
            if key in self._views:
                self._repeat_view(tensor, *self._views[key][:5])
            else:
                self._add_constant(tensor)
        else:
            self._note_changed_state(tensor)
        return self._tokens[key]

    def _repeat_view(self, tensor: torch.Tensor, func: Any, args: Any, kwargs: Any, records: bool, place: int) -> None:
        step = self._begin(str(func).removeprefix("aten."), args, kwargs)
        step.records = records
        results = [func(*args, **kwargs)]
        flat = list(find_tensors(results))
        flat[place] = tensor
        self._end(step, flat, None)

    def _add_constant(self, tensor: torch.Tensor) -> None:
        number = self._add(tensor)
        if not is_plain_tensor(tensor):
            self._append(_Step(f"a {tensor.layout} tensor of {tensor.dtype}", [], {}, True, [], results=(number,)))
            return
        value = tensor.detach().resolve_conj().resolve_neg().clone()
        self._constants[number] = value.requires_grad_(tensor.is_leaf and tensor.requires_grad)
        self._leaves.add(id(tensor))

    def _note_changed_state(self, tensor: torch.Tensor) -> None:
        """Note what no operation shows: that a result became a leaf, or has a graph that a custom Function gave it."""
        key, token, storage = id(tensor), self._tokens[id(tensor)], find_storage(tensor)
        reads = [token["id"]] if self._is_taped(tensor) else []
        if tensor.grad_fn is not None and key in self._quiet and storage not in self._recorded:
            self._quiet.discard(key)
            self._append(_Step(type(tensor.grad_fn).__name__, [token], {}, True, reads, results=(self._add(tensor),)))
        elif tensor.requires_grad and tensor.is_leaf and key not in self._leaves:
            self._leaves.add(key)
            self._append(_Step(SWITCH_ON, [token], {}, True, reads, writes=storage))

    def _is_taped(self, tensor: torch.Tensor) -> bool:
        return self._tokens.get(id(tensor), {}).get("t") == "taped"


def find_storage(tensor: torch.Tensor) -> int | None:
    """Return what tells one tensor's memory from another's, None where it has none of its own."""
    return tensor.untyped_storage()._cdata if tensor.layout is torch.strided else None


def _find_written(func: Any, args: Any, kwargs: Any) -> int | None:
    """Return the storage that an operation writes to: of its first argument, or of out=."""
    for place, each in enumerate(func._schema.arguments if func._schema.is_mutable else ()):
        if each.alias_info is not None and each.alias_info.is_write:
            target = args[place] if place < len(args) else kwargs[each.name]
            return find_storage(target) if isinstance(target, torch.Tensor) else None
    return None


def _makes_anew(name: str) -> bool:
    """Say whether an operation takes nothing but the shape of its argument: zeros_like, new_zeros."""
    base = name.split(".", 1)[0]
    return base.endswith("_like") or base.startswith("new_")


def find_tensors(values: Iterable[Any]) -> Iterator[torch.Tensor]:
    """Yield the tensors in nested lists, tuples and the like."""
    for value in values:
        if isinstance(value, torch.Tensor):
            yield value
        elif isinstance(value, Iterable) and not isinstance(value, str):
            yield from find_tensors(value)


def _too_much(en: str, ja: str) -> UnfitError:
    return UnfitError(f"Too many {en} for this check to follow.", f"この検査で追跡するには{ja}。")
