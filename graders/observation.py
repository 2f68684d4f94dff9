"""What a check saw of a student's answer, kept for the diagnosis: the answer, the right one, and what the author knows.

An author's clues say what a usual mistake would have given; graders/diagnosis compares. They never decide a verdict.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import numpy
import torch

from graders.compare import Tolerance
from graders.fault import StudentFaultError
from graders.ratio import find_ratio
from graders.report import Verdict
from graders.text import Text


@dataclass(frozen=True)
class Trace:
    """The iteration whose path is asked for: x becomes x - lr * gradient(x).

    `value`, the function that descends, is what a picture needs: of a float, or of two as a float64 tensor.
    """

    lr: float
    gradient: Callable[[Any], Any]
    value: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class Clues:
    """What an answer may be compared with; exercises/README.md explains each to authors."""

    value: Any = None
    cotangent: Any = None
    local: Any = None
    factors: Mapping[str, Any] = field(default_factory=dict)
    paths: Mapping[str | Text, Any] = field(default_factory=dict)
    constants: Mapping[str | Text, Any] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    formulas: Mapping[str, Any] = field(default_factory=dict)
    mistakes: Mapping[str, Any] = field(default_factory=dict)
    risky: Mapping[str, Any] = field(default_factory=dict)
    kinks: Any = None
    ties: Any = None
    call: int = 1
    trace: Trace | None = None


@dataclass(frozen=True)
class Program:
    """What else is known of the submission: its syntax tree, and what it printed."""

    tree: ast.Module
    printed: str = ""

    @cached_property
    def warned_of_non_leaf(self) -> bool:
        """Whether PyTorch warned that the .grad of a non-leaf was read."""
        return "attribute of a Tensor that is not a leaf" in self.printed

    @cached_property
    def reads_grad(self) -> bool:
        """Whether the source reads a .grad."""
        return any(isinstance(node, ast.Attribute) and node.attr == "grad" for node in ast.walk(self.tree))

    @cached_property
    def divides_differences(self) -> bool:
        """Whether the source divides the difference of two calls of one function, as a numeric derivative does."""
        return any(
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Div)
            and isinstance(node.left, ast.BinOp)
            and isinstance(node.left.op, ast.Sub)
            and bool(_called(node.left.left) & _called(node.left.right))
            for node in ast.walk(self.tree)
        )

    @cached_property
    def returns_backward(self) -> bool:
        """Whether some function returns what .backward() returns, which is None."""
        returned = [node.value for node in ast.walk(self.tree) if isinstance(node, ast.Return)]
        return any(
            isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "backward"
            for value in returned
        )

    def returns(self, topic: str) -> bool:
        """Say whether the function of that name (or any part of the file, where there is none) returns a value."""
        name = topic.split("[", 1)[0]
        functions = [node for node in self.tree.body if isinstance(node, ast.FunctionDef) and node.name == name]
        return not functions or any(
            isinstance(node, ast.Return) and node.value is not None
            for function in functions
            for node in ast.walk(function)
        )


def _called(expression: ast.expr) -> set[str]:
    return {ast.dump(node.func) for node in ast.walk(expression) if isinstance(node, ast.Call)}


MAX_KEPT = 100_000  # numbers in an answer that a diagnosis looks at
MAX_LISTED = 10_000
MAX_PARTS = 12  # a longer answer is one thing: a path, a row of numbers, a list of names
MAX_BITS = 1000  # what a float can hold
NO_PROGRAM = Program(ast.Module([], []))
CLUE_NAMES = frozenset(each.name for each in fields(Clues))


@dataclass(frozen=True)
class Observation:
    """One wrong answer: of which function, to what arguments, and how it differs (`kind`, `evidence`)."""

    topic: str
    got: Any
    expected: Any
    kind: str
    evidence: Mapping[str, Any]
    arguments: tuple[Any, ...] = ()
    clues: Clues = Clues()
    tolerance: Tolerance | None = None
    program: Program = NO_PROGRAM

    def parts(self) -> Iterator["Observation"]:
        """Yield the observation of each number or tensor in a short tuple, list or dict."""
        whole = not isinstance(self.expected, tuple | list | dict) or len(self.expected) > MAX_PARTS
        if whole or self.clues.trace is not None or not _is_built_alike(self.got, self.expected):
            yield self
            return
        keys = list(self.expected) if isinstance(self.expected, dict) else list(range(len(self.expected)))
        for key in keys:
            part = replace(
                self,
                topic=f"{self.topic}[{key}]",
                got=descend(self.got, key, self.expected),
                expected=self.expected[key],
                clues=_descend_clues(self.clues, key, self.expected),
            )
            yield from part.parts()

    @cached_property
    def right(self) -> torch.Tensor | None:
        """The right answer as float64 numbers, None where it is no number."""
        return to_numbers(self.expected)

    @cached_property
    def answer(self) -> torch.Tensor | None:
        """The student's answer as float64 numbers in its own shape, None where it is no number."""
        return to_numbers(self.got)

    @cached_property
    def ratio(self) -> float | None:
        """The constant c where the answer is c times the right one, and c is not 1."""
        answer, right = self.answer, self.right
        if answer is None or right is None or answer.shape != right.shape:
            return None
        return find_ratio(answer, right)

    @cached_property
    def mark(self) -> tuple[Any, ...]:
        """What tells one case from another: the arguments, and last the right answer."""
        return tuple(print_value(value) for value in (*self.arguments, self.expected))


@dataclass(frozen=True)
class Shown:
    """A worked call whose computation the student may look at; not its graph, where it has too many nodes."""

    what: Text
    function: Any
    arguments: tuple[Any, ...]
    expect: Any
    got: Any
    value: Any  # of the function whose gradient is asked for, where it is known
    trace: Trace | None
    has_graph: bool = True


class MismatchError(StudentFaultError):
    """Carry a failed comparison together with everything that was seen on the way to it.

    `has_inputs`: the author said what inputs may look like, so that a simplest one can be looked for.
    """

    def __init__(
        self,
        verdict: Verdict,
        text: Text,
        evidence: dict[str, Any],
        observations: tuple[Observation, ...],
        *,
        has_inputs: bool = False,
    ) -> None:
        super().__init__(verdict, text, evidence)
        self.observations, self.has_inputs = observations, has_inputs


def to_numbers(value: Any) -> torch.Tensor | None:
    """Return a number, array, tensor or list of numbers as a float64 tensor; None for anything else, and complex."""
    if isinstance(value, torch.Tensor):
        return None if value.is_complex() else value.detach().to(torch.float64)
    if isinstance(value, numpy.ndarray | numpy.generic):
        return torch.from_numpy(numpy.array(value, dtype=numpy.float64)) if value.dtype.kind in "biuf" else None
    if not _is_plain_number(value) and not (isinstance(value, list | tuple) and all(map(_is_plain_number, value))):
        return None
    return torch.tensor(value, dtype=torch.float64)


def print_value(value: Any) -> Any:
    """Return what equal values have in common and others have not, as far as a diagnosis cares."""
    numbers = to_numbers(value)
    if numbers is not None:
        return tuple(numbers.shape), numbers.numpy().tobytes()
    if isinstance(value, list | tuple):
        return tuple(print_value(item) for item in value[:20])
    return repr(value[:20] if isinstance(value, str) else value)[:500]


def _is_plain_number(value: Any) -> bool:
    return type(value) is float or (type(value) is int and value.bit_length() < MAX_BITS)


class _Large:
    """Stands for an answer that is too large to be kept and looked at."""


LARGE = _Large()


def is_large(value: Any) -> bool:
    """Say whether an answer has more numbers than a diagnosis looks at."""
    if isinstance(value, torch.Tensor):
        return value.numel() > MAX_KEPT
    if isinstance(value, numpy.ndarray):
        return value.size > MAX_KEPT
    if isinstance(value, list | tuple | dict):
        parts = value.values() if isinstance(value, dict) else value
        return len(value) > MAX_LISTED or any(map(is_large, parts))
    return isinstance(value, str | bytes) and len(value) > MAX_LISTED


def _is_built_alike(value: Any, like: Any) -> bool:
    if isinstance(like, dict):
        return isinstance(value, dict) and set(like) <= set(value)
    return isinstance(value, tuple | list) and len(value) == len(like)


def descend(value: Any, key: Any, like: Any) -> Any:
    """Return the part of a value under `key` where it is built as `like` is, None where it is not."""
    return value[key] if _is_built_alike(value, like) else None


def _descend_clues(clues: Clues, key: Any, like: Any) -> Clues:
    """Return the clues of one part: a clue that is built as the answer is goes part by part, another stays whole."""

    def go(clue: Any) -> Any:
        part = descend(clue, key, like)
        return clue if part is None else part

    return replace(
        clues,
        value=go(clues.value),
        local=go(clues.local),
        factors={name: go(factor) for name, factor in clues.factors.items()},
        paths={name: go(path) for name, path in clues.paths.items()},
        constants={name: go(answer) for name, answer in clues.constants.items()},
        kinks=go(clues.kinks),
        ties=go(clues.ties),
        risky={name: go(mask) for name, mask in clues.risky.items()},
    )
