"""Repeats in the judge, with the judge's own tensors, what a student's code did with a tensor that was lent to it.

So the value that a check compares and the graph that it looks at are the judge's: a runner that lies can only name
operations that give them, and that is a solution. graders/runner/tape.py writes down what is repeated here.
"""

import warnings
from collections.abc import Sequence
from typing import Any

import torch

from graders.fault import StudentFaultError
from graders.lent import Lent, LentTensor
from graders.operations import foresee_extent, is_fit, measure_extent, perform
from graders.replies import Dtype, Format, Special, Step, Tape
from graders.report import Verdict
from graders.runner.tape import (
    FOLLOWED,
    FORMATS,
    MAX_CONSTANT_BYTES,
    MAX_ELEMENTS,
    MAX_RESULTS,
    MAX_WORK,
    SWITCH_ON,
    find_storage,
    find_tensors,
    is_in_place,
    measure_work,
)
from graders.text import Text
from graders.wire import MAX_DIMENSIONS, TORCH_DTYPES, Borrowed, Facts, Taped, ValueReader, WireError


class Replay:
    """The tensors that a tape makes, with their graphs; `fault` is what the student's code must not do with one lent.

    Raises:
        WireError: no honest runner would write such a tape, or it asks for more than there is.
    """

    def __init__(self, tape: Tape, reader: ValueReader, lent: Sequence[Lent | LentTensor]) -> None:
        self.fault: StudentFaultError | None = None
        self._lent = lent
        self._own = {find_storage(each.tensor) for each in lent if isinstance(each, LentTensor)}
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
            if not isinstance(value, torch.Tensor) or measure_extent(value) > MAX_ELEMENTS:
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
        arguments = [self._read(argument) for argument in step.arguments]
        keywords = {name: self._read(argument) for name, argument in step.keywords.items()}
        _demand(bool(arguments), "an operation on nothing")
        try:
            if is_in_place(step.op):
                _demand(isinstance(arguments[0], torch.Tensor) and not step.results, "nothing to write to")
                if self._touches_lent(step, arguments[0]):
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
            _demand(len(arguments) == 1 and not keywords, "a switch with arguments")
            return [arguments[0].requires_grad_()]
        _demand(is_fit(step.op, arguments, keywords), "arguments that do not fit the operation")
        extent = foresee_extent(step.op, arguments, keywords)
        _demand(extent <= MAX_ELEMENTS, "a result of too many elements")
        with torch.set_grad_enabled(step.records):
            results = perform(step.op, arguments, keywords)
        is_small = all(measure_extent(result) <= MAX_ELEMENTS and result.ndim <= MAX_DIMENSIONS for result in results)
        _demand(is_small, "a result of too many elements")
        used = [*find_tensors([arguments, keywords.values()]), *results]
        self._work += measure_work(step.op, [tensor.numel() for tensor in used])
        _demand(self._work <= MAX_WORK, "a tape of too much work")
        return results

    def _touches_lent(self, step: Step, target: torch.Tensor) -> bool:
        if step.op == SWITCH_ON:  # what is detached has the memory of the tensor that was lent, and is another
            return isinstance(step.arguments[0], Borrowed)
        return find_storage(target) in self._own

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


def _changed_input() -> StudentFaultError:
    text = Text("Your function changed its input.", "関数が入力を書き換えています。")
    return StudentFaultError(Verdict.FAILED, text, {"kind": "mutated"})
