"""What a check saw of a student's answer, kept for the diagnosis: the answer, the right one, and what the author knows.

An author's clues say what a usual mistake would have given; graders/diagnosis compares. They never decide a verdict.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy
import torch

from graders.conversation import StudentFaultError
from graders.report import Verdict
from graders.text import Text


@dataclass(frozen=True)
class Trace:
    """The iteration whose path is asked for: x becomes x - lr * gradient(x)."""

    lr: float
    gradient: Callable[[Any], Any]


@dataclass(frozen=True)
class Clues:
    """What an answer may be compared with; exercises/README.md explains each to authors."""

    value: Any = None
    cotangent: Any = None
    local: Any = None
    factors: Mapping[str, Any] = field(default_factory=dict)
    paths: Mapping[str, Any] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    formulas: Mapping[str, Any] = field(default_factory=dict)
    mistakes: Mapping[str, Any] = field(default_factory=dict)
    risky: Mapping[str, Any] = field(default_factory=dict)
    kinks: Any = None
    ties: Any = None
    call: int = 1
    trace: Trace | None = None


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

    def parts(self) -> Iterator["Observation"]:
        """Yield the observation of each number or tensor in a tuple, list or dict that is not the right one."""
        if self.clues.trace is not None or not isinstance(self.expected, tuple | list | dict):
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

    @property
    def right(self) -> torch.Tensor | None:
        """The right answer as float64 numbers, None where it is no number."""
        return to_numbers(self.expected)

    @property
    def answer(self) -> torch.Tensor | None:
        """The student's answer as float64 numbers in its own shape, None where it is no number."""
        return to_numbers(self.got)


class MismatchError(StudentFaultError):
    """Carry a failed comparison together with everything that was seen on the way to it."""

    def __init__(
        self, verdict: Verdict, text: Text, evidence: dict[str, Any], observations: tuple[Observation, ...]
    ) -> None:
        super().__init__(verdict, text, evidence)
        self.observations = observations


def to_numbers(value: Any) -> torch.Tensor | None:
    """Return a number, array, tensor or list of numbers as a float64 tensor; None for anything else, and complex."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return None
    if isinstance(value, torch.Tensor):
        return None if value.is_complex() else value.detach().to(torch.float64)
    if isinstance(value, list | tuple) and value and all(type(item) in (int, float) for item in value):
        value = [float(item) if abs(item) < 1e308 else float("inf") for item in value]
    if isinstance(value, int) and value.bit_length() > 1000:
        return None
    if not isinstance(value, int | float | list | numpy.ndarray | numpy.generic):
        return None
    try:
        array = numpy.asarray(value, dtype=numpy.float64)
    except (TypeError, ValueError):
        return None
    return torch.from_numpy(numpy.array(array))


def descend(value: Any, key: Any, like: Any) -> Any:
    """Return the part of a value under `key` where it is built as `like` is, None where it is not."""
    if isinstance(like, dict):
        return value.get(key) if isinstance(value, dict) else None
    if isinstance(value, tuple | list) and len(value) == len(like):
        return value[key]
    return None


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
        kinks=go(clues.kinks),
        ties=go(clues.ties),
        risky={name: go(mask) for name, mask in clues.risky.items()},
    )
