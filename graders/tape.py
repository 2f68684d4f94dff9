"""Repeats in the judge, with the judge's own tensors, what a student's code did with a tensor that was lent to it.

So the value that a check compares and the graph that it looks at are the judge's: a runner that lies can only name
operations that give them, and that is a solution. graders/runner/tape.py writes down what is repeated here.
"""

import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import torch

from graders.fault import StudentFaultError
from graders.lent import Lent, LentTensor
from graders.report import Verdict
from graders.runner.tape import (
    FOLLOWED,
    FORMATS,
    LEFT_OUT,
    MAX_CONSTANT_BYTES,
    MAX_ELEMENTS,
    MAX_RESULTS,
    MAX_WORK,
    SWITCH_ON,
    find_storage,
    is_in_place,
    measure_work,
)
from graders.text import Text
from graders.wire import (
    TORCH_DTYPES,
    Borrowed,
    Dtype,
    Facts,
    Format,
    Special,
    Step,
    Tape,
    Taped,
    ValueReader,
    WireError,
)

_INDEXED = frozenset({"index.Tensor", "index_put_.default"})


class Replay:
    """The tensors that a tape makes, with their graphs; `fault` is what the student's code must not do with one lent.

    Raises:
        WireError: no honest runner would write such a tape, or it asks for more than there is.
    """

    def __init__(self, tape: Tape, reader: ValueReader, lent: Sequence[Lent | LentTensor]) -> None:
        self.fault: StudentFaultError | None = None
        self._lent = lent
        self._tensors: dict[int, torch.Tensor] = {}
        self._work = 0
        if sum(len(step.results) for step in tape.steps) > MAX_RESULTS:
            raise WireError("a tape of too many results")
        self._read_constants(tape, reader)
        # A tensor's own messages to programmers are nobody's here; the student's code had them already.
        with warnings.catch_warnings(action="ignore"):
            for step in tape.steps:
                self._repeat(step)
                if self.fault is not None:
                    return

    def find(self, reference: Taped | Borrowed) -> torch.Tensor:
        """Return the judge's tensor, with what is to be known of it as `Facts`.

        Raises:
            WireError: there is none.
        """
        if self.fault is not None:
            return torch.zeros(())
        tensor = self._find(reference)
        name = None if tensor.grad_fn is None else type(tensor.grad_fn).__name__
        has_grad = tensor.is_leaf and tensor.grad is not None
        tensor.__dict__["facts"] = Facts(tensor.requires_grad, tensor.is_leaf, has_grad, name)
        return tensor

    def _find(self, reference: Taped | Borrowed) -> torch.Tensor:
        if isinstance(reference, Taped):
            if reference.id not in self._tensors:
                raise WireError("a tensor that is not on the tape")
            return self._tensors[reference.id]
        lent = self._lent[reference.id] if reference.id < len(self._lent) else None
        if not isinstance(lent, LentTensor):
            raise WireError("a tensor that was not lent")
        return lent.tensor

    def _add(self, number: int, tensor: torch.Tensor) -> None:
        if number in self._tensors:
            raise WireError("a result that is there already")
        self._tensors[number] = tensor

    def _read_constants(self, tape: Tape, reader: ValueReader) -> None:
        size = 0
        for number, tree in tape.constants:
            value = reader.read(tree)
            if not isinstance(value, torch.Tensor) or value.numel() > MAX_ELEMENTS:
                raise WireError("no constant")
            size += value.numel() * value.element_size()
            if size > MAX_CONSTANT_BYTES:
                raise WireError("constants without end")
            requires_grad = value.__dict__["facts"].requires_grad
            has_slope = value.is_floating_point() or value.is_complex()
            _demand(has_slope or not requires_grad, "a gradient of whole numbers")
            # What was read is a view of its bytes, and writing into a view leaves another graph.
            self._add(number, value.clone().requires_grad_(requires_grad))

    def _repeat(self, step: Step) -> None:
        _demand(step.op in FOLLOWED, "an operation that is not followed")
        _demand(not LEFT_OUT.intersection(step.keywords), "a keyword that is not followed")
        arguments = [self._read(argument) for argument in step.arguments]
        keywords = {name: self._read(argument) for name, argument in step.keywords.items()}
        _demand(bool(arguments), "an operation on nothing")
        try:
            if is_in_place(step.op):
                _demand(isinstance(arguments[0], torch.Tensor) and not step.results, "nothing to write to")
                if self._is_lent(arguments[0]):
                    self.fault = _changed_input()
                    return
            results = self._do(step, arguments, keywords)
        except WireError:
            raise
        except Exception as error:  # of whatever the runner says: an honest one had the same error, and no answer
            raise WireError(f"{step.op}: {error}"[:300]) from error
        if not is_in_place(step.op):
            _demand(len(results) == len(step.results), "another number of results")
            for number, result in zip(step.results, results, strict=True):
                self._add(number, result)

    def _do(self, step: Step, arguments: list[Any], keywords: dict[str, Any]) -> list[torch.Tensor]:
        if step.op == SWITCH_ON:
            return [arguments[0].requires_grad_()]
        operation = _find_operation(step.op)
        self._foresee(step.op, operation, arguments, keywords)
        with torch.set_grad_enabled(step.records):
            return list(_tensors([operation(*arguments, **keywords)]))

    def _foresee(self, op: str, operation: Any, arguments: list[Any], keywords: dict[str, Any]) -> None:
        """Demand that an operation is small, before it is done: on tensors that have a shape and nothing else."""
        given = list(_tensors([arguments, list(keywords.values())]))
        if op in _INDEXED:
            operation, arguments, keywords = _find_operation("index.Tensor"), _as_places(arguments[:2]), {}
        with torch.no_grad():
            foreseen = operation(*_imagine(arguments), **{name: _imagine(each) for name, each in keywords.items()})
        sizes = [tensor.numel() for tensor in _tensors([foreseen])]
        _demand(max(sizes, default=0) <= MAX_ELEMENTS, "a result of too many elements")
        self._work += measure_work(op, [*(tensor.numel() for tensor in given), *sizes])
        _demand(self._work <= MAX_WORK, "a tape of too much work")

    def _is_lent(self, tensor: torch.Tensor) -> bool:
        own = {find_storage(lent.tensor) for lent in self._lent if isinstance(lent, LentTensor)}
        return find_storage(tensor) in own

    def _read(self, argument: Any) -> Any:
        match argument:
            case Taped() | Borrowed():
                return self._find(argument)
            case Dtype(name):
                _demand(name in TORCH_DTYPES, "an unknown dtype")
                return TORCH_DTYPES[name]
            case Format(name):
                return FORMATS[name]
            case Special(v):
                return float(v)
            case list():
                return [self._read(item) for item in argument]
        return argument


def _demand(fits: bool, otherwise: str) -> None:
    if not fits:
        raise WireError(otherwise)


@cache
def _find_operation(op: str) -> Callable[..., Any]:
    name, overload = op.split(".")
    found: Callable[..., Any] = getattr(getattr(torch.ops.aten, name), overload)
    return found


def _imagine(value: Any) -> Any:
    """Return a value with every tensor in it replaced by one that has no elements to compute with."""
    if isinstance(value, torch.Tensor):
        return torch.empty_strided(value.shape, value.stride(), dtype=value.dtype, device="meta")
    return [_imagine(item) for item in value] if isinstance(value, list) else value


def _as_places(arguments: list[Any]) -> list[Any]:
    """Return what is indexed and the indices, with masks as the places of their True elements: a mask needs a look."""
    target, indices = arguments
    places: list[Any] = []
    for index in indices:
        is_mask = isinstance(index, torch.Tensor) and index.dtype in (torch.bool, torch.uint8)
        places += index.nonzero().unbind(1) if is_mask else [index]
    return [target, places]


def _tensors(values: Any) -> Iterator[torch.Tensor]:
    for value in values:
        if isinstance(value, torch.Tensor):
            yield value
        elif isinstance(value, list | tuple):
            yield from _tensors(value)


def _changed_input() -> StudentFaultError:
    text = Text("Your function changed its input.", "関数が入力を書き換えています。")
    return StudentFaultError(Verdict.FAILED, text, {"kind": "mutated"})
