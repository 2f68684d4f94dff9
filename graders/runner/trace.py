"""Watches one call of student code operation by operation: the picture of a computation, not the judgement of it.

Every torch operation on the way is recorded with its value, its inputs and the submission's line that asked for it;
every gradient that comes back is recorded beside it. What leaves the graph (item, detach) is seen as it happens.
"""

import json
import math
import re
import sys
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

MAX_NODES = 80
MAX_NUMBERS = 24
EXITS = frozenset("item tolist numpy __float__ __int__ __bool__ detach data __array__".split())
REFLECTED = frozenset({"__radd__", "__rsub__", "__rmul__", "__rtruediv__", "__rpow__", "__rmatmul__"})
READ_GRADIENT = ".grad"
IN_PLACE = re.compile(r"__i(add|sub|mul|truediv|pow)__|__setitem__|(?!requires_grad|detach)[a-z]\w*[a-z0-9]_")
BLAMED = re.compile("in-?place operation")  # in what autograd says of a value that was overwritten
BACKWARD = frozenset({"backward", "grad"})
FILE_NAME = "submission.py"


class Recorder(TorchFunctionMode):
    """Write down every operation whose result is a tensor, or that takes a value out of the graph."""

    def __init__(self) -> None:
        super().__init__()
        self.nodes: list[dict[str, Any]] = []
        self.roots: list[int] = []
        self._tensors: list[torch.Tensor] = []  # kept alive, for their ids are the keys below
        self._places: dict[int, int] = {}
        self._hooks: list[Any] = []
        self._suspects: list[int] = []  # nodes that overwrote a value of the graph

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        """Run the operation, and record it."""
        name, line = operation_name(func), calling_line()
        if name == READ_GRADIENT:
            self._note_reading(args[0] if args else None, line)
            return func(*args, **(kwargs or {}))
        if name in BACKWARD:
            self._note_roots(args[0] if args else None)
        inputs = [self._place(tensor) for tensor in find_tensors(args)]
        overwrites = self._overwrites(func, inputs)
        try:
            result = func(*args, **(kwargs or {}))
        except RuntimeError:
            if overwrites:
                self._mark("overwritten", name, inputs[:1], line)
            raise
        self._record(name, inputs, plain_numbers(args), result, line)
        if overwrites and self.nodes[-1]["inputs"][:1] == inputs[:1]:
            self._suspects.append(len(self.nodes) - 1)
        elif overwrites:  # an assignment to elements gives no result
            self._mark("operation", name, inputs[:1], line)
            self._suspects.append(len(self.nodes) - 1)
        return result

    def add_input(self, tensor: torch.Tensor, name: str) -> None:
        """Record an argument of the call."""
        self._add(tensor, {"op": name, "kind": "input", "inputs": [], "numbers": [], "line": None})

    def _record(self, name: str, inputs: list[int], numbers: list[float | str], result: Any, line: int | None) -> None:
        known = [place for place in inputs if place >= 0]
        if name in EXITS and known and self.nodes[known[0]]["requires_grad"]:
            self._exit(name, known[:1], result, line)
            return
        results = result if isinstance(result, tuple | list) else [result]
        for each in results:
            if isinstance(each, torch.Tensor) and known and name not in BACKWARD:
                cut = any(self.nodes[place]["requires_grad"] for place in known) and not each.requires_grad
                kind = "cut" if cut else "operation"
                self._add(each, {"op": name, "kind": kind, "inputs": known, "numbers": numbers, "line": line})

    def blame_overwriting(self) -> None:
        """Mark what overwrote a value, once autograd has said that it needed one that was overwritten."""
        for place in self._suspects:
            self.nodes[place]["kind"] = "overwritten"

    def _overwrites(self, func: Any, inputs: list[int]) -> bool:
        """Say whether an operation writes into a tensor of the graph."""
        raw = str(getattr(func, "__name__", ""))
        known = bool(inputs) and inputs[0] >= 0 and bool(self.nodes[inputs[0]]["requires_grad"])
        return known and torch.is_grad_enabled() and IN_PLACE.fullmatch(raw) is not None

    def _note_reading(self, tensor: Any, line: int | None) -> None:
        """Mark where the .grad of a result is read that keeps none: autograd fills those of leaves."""
        with torch._C.DisableTorchFunction():
            is_kept = not isinstance(tensor, torch.Tensor) or tensor.is_leaf or tensor.retains_grad
        if not is_kept and id(tensor) in self._places:
            self._mark("unkept", READ_GRADIENT, [self._places[id(tensor)]], line)

    def _mark(self, kind: str, name: str, inputs: list[int], line: int | None) -> None:
        """Record a place where something happens to the graph and no tensor comes of it."""
        if len(self.nodes) < MAX_NODES:
            node = {"op": name, "kind": kind, "inputs": inputs, "numbers": [], "line": line}
            self.nodes.append({**node, "shape": [], "values": None, "requires_grad": False, "gradient": None})
            self._tensors.append(torch.empty(0))

    def _exit(self, name: str, inputs: list[int], result: Any, line: int | None) -> None:
        node = {"op": name, "kind": "exit", "inputs": inputs, "numbers": [], "line": line}
        if isinstance(result, torch.Tensor):
            self._add(result, node)
        else:
            self._mark("exit", name, inputs, line)

    def _add(self, tensor: torch.Tensor, node: dict[str, Any]) -> None:
        if len(self.nodes) >= MAX_NODES:
            return
        place = len(self.nodes)
        self._tensors.append(tensor)
        self._places[id(tensor)] = place
        node |= {
            "shape": list(tensor.shape),
            "values": first_numbers(tensor),
            "requires_grad": tensor.requires_grad,
            "gradient": None,
        }
        self.nodes.append(node)
        if tensor.requires_grad:
            hook = tensor.register_hook(  # type: ignore[no-untyped-call]
                lambda gradient: self._gradient(place, gradient)
            )
            self._hooks.append(hook)

    def release(self) -> None:
        """Let go of the tensors: a hook that knows its recorder closes a circle that no collector sees."""
        for hook in self._hooks:
            hook.remove()
        self._hooks.clear()
        self._tensors.clear()

    def _gradient(self, place: int, gradient: torch.Tensor) -> None:
        if self.nodes[place]["gradient"] is None:  # of several passes, the first
            self.nodes[place]["gradient"] = first_numbers(gradient)

    def _note_roots(self, outputs: Any) -> None:
        self.roots += [self._places[id(tensor)] for tensor in find_tensors([outputs]) if id(tensor) in self._places]

    def _place(self, tensor: torch.Tensor) -> int:
        """Return a tensor's node; one that comes from nowhere known is an input or a constant of its own."""
        if id(tensor) not in self._places and len(self.nodes) < MAX_NODES:
            kind = "leaf" if tensor.requires_grad and tensor.is_leaf else "constant"
            self._add(tensor, {"op": kind, "kind": kind, "inputs": [], "numbers": [], "line": None})
        return self._places.get(id(tensor), -1)


def trace(function: Any, arguments: list[Any]) -> str:
    """Call `function` and return its operations in order, the places where backward began, and how it ended, as JSON.

    A text is one value on the wire, where the thousand numbers in it would be a thousand. Each node: op, kind (as of
    report.GraphNode), inputs (places), numbers (plain operands), line, shape, values and gradient (the first numbers of
    each), requires_grad.
    """
    recorder = Recorder()
    ended = None
    with torch.enable_grad():
        for place, argument in enumerate(arguments):
            if isinstance(argument, torch.Tensor):
                recorder.add_input(argument, f"argument {place + 1}")
        try:
            with recorder:
                function(*arguments)
        except Exception as error:
            ended = f"{type(error).__name__}: {error}"[:500]
            if BLAMED.search(ended):
                recorder.blame_overwriting()
    recorder.release()
    return json.dumps({"nodes": recorder.nodes, "roots": recorder.roots, "ended": ended}, allow_nan=False)


def operation_name(func: Any) -> str:
    """Name an operation as a student wrote it: "mul" for __rmul__ and mul_, "data" for the attribute."""
    name = str(getattr(func, "__name__", ""))
    if name in ("__get__", "__set__"):
        owner = str(getattr(getattr(func, "__self__", None), "__name__", ""))
        return READ_GRADIENT if owner == "grad" else owner
    if name in EXITS:
        return name
    return name.strip("_").removeprefix("r") if name in REFLECTED else name.strip("_")


def find_tensors(values: Any) -> list[torch.Tensor]:
    """Return the tensors among arguments, one list or tuple deep."""
    found = []
    for value in values:
        if isinstance(value, torch.Tensor):
            found.append(value)
        elif isinstance(value, list | tuple):
            found += [item for item in value if isinstance(item, torch.Tensor)]
    return found


def plain_numbers(arguments: Any) -> list[float | str]:
    """Return the Python numbers among arguments, such as the 2 of 2 * x."""
    numbers = [float(part) for part in arguments if type(part) is float or (type(part) is int and abs(part) < 1 << 53)]
    return [number if math.isfinite(number) else repr(number) for number in numbers[:MAX_NUMBERS]]


def first_numbers(tensor: torch.Tensor) -> list[float | str] | None:
    """Return the first numbers of a tensor, "nan" and "inf" as words; None for a complex one."""
    if tensor.is_complex():
        return None
    with torch._C.DisableTorchFunction():
        flat = tensor.detach().reshape(-1)
        numbers = (flat if flat.numel() <= MAX_NUMBERS else flat[:MAX_NUMBERS]).tolist()
    if not tensor.is_floating_point():
        numbers = [float(number) for number in numbers]
    return numbers if all(map(math.isfinite, numbers)) else [x if math.isfinite(x) else repr(x) for x in numbers]


def calling_line() -> int | None:
    """Return the line of the submission that is being executed."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == FILE_NAME:
            return frame.f_lineno
        frame = frame.f_back  # type: ignore[assignment]
    return None
