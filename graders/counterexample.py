"""The search for a simplest input on which a failed check's function still fails, once every verdict has been given.

The check runs once more against a child of its own, which never saw a hidden input; `assert_calls` hands over the
inputs that the author allows. Hypothesis shrinks, each candidate is one more question. What it finds is asked again
as the first question to another new child, so that an answer which only earlier questions spoiled is not reported.
Nothing here is on the way to a verdict: a child that hangs, dies or lies costs its own student this one sentence.
"""

import math
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy
import torch
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.errors import NoSuchExample
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, PrimitiveProvider

from graders.difference import show
from graders.fault import StudentFaultError
from graders.inputs import STAGES, Inputs
from graders.report import Counterexample, Verdict

QUESTIONS_MAX = 120  # of one check
DRAWS_MAX = 40  # of each stage
SEARCHES_MAX = 4  # of one submission
CHECK_SECONDS, TOTAL_SECONDS = 0.5, 1.0  # of the student's code, for one check and for all
WORDS_MAX = 400
TOLD = frozenset({"shape", "dtype", "type", "length", "keys"})  # where the message alone says it better than values


@dataclass(frozen=True)
class Reply:
    """What came of one case asked: the fault, None where the answer is right, and the answer, where it was compared."""

    fault: StudentFaultError | None
    got: Any = None
    is_compared: bool = False


Ask = Callable[[Any], Reply]  # puts one Case
# What was found for the same inputs, call and demands; the inputs are kept, for their id is in the key.
Shared = dict[tuple[int, str, bool], tuple[Inputs, dict[str, Any] | None, str]]


@dataclass
class Search:
    """What `assert_calls` reports to while a check runs again; one for each check.

    `found` are the values that fail, of the question that is called `what`; `confirm` asks for just these.
    `error` is what the author's own function raised.
    """

    seed: int
    shared: "Shared"
    found: dict[str, Any] | None = None
    what: str = ""
    counterexample: Counterexample | None = None
    error: Exception | None = None
    _known: dict[str, str] = field(default_factory=dict)  # what is wrong with each, "" where nothing is
    _wrong: str = ""
    _is_over: bool = False

    def explore(self, what: str, inputs: Inputs, ask: Ask, *, pure: bool) -> None:
        """Look for the simplest values on which the answer is wrong, unless another check did just that."""
        self.what = what
        key = id(inputs), what, pure
        if key not in self.shared:
            if len(self.shared) < SEARCHES_MAX:
                self._look(inputs, ask)
            self.shared[key] = inputs, self.found, self._wrong
        _, self.found, self._wrong = self.shared[key]

    def _look(self, inputs: Inputs, ask: Ask) -> None:
        """Try the simplest numbers alone, then more of them: shrinking stops where one step leads no further."""
        for rungs in STAGES:
            generator = random.Random(self.seed)
            with suppress(NoSuchExample):
                values = find(
                    inputs.values(rungs),
                    lambda each: self._fails(inputs, each, ask),
                    settings=_SETTINGS,
                    random=generator,
                )
                if not self._is_over:
                    self.found = values
                    self._wrong = f"{inputs.short(values)} {self._known[inputs.short(values)]}"
            if self.found is not None or self._is_over:
                return

    @property
    def key(self) -> tuple[str, str]:
        """What was found, the same for checks that found the same."""
        return self.what, self._wrong

    def confirm(self, what: str, inputs: Inputs, ask: Ask) -> None:
        """Ask for the values that were found, and write them down where they fail again.

        Raises:
            StudentFaultError: as they should.
        """
        if self.found is None or what != self.what:
            return
        case = inputs.question(self.found)
        reply = ask(case)
        if reply.fault is None or not _counts(reply.fault):
            return
        is_told = not reply.is_compared or reply.fault.evidence.get("kind") in TOLD
        raised = reply.fault.verdict is Verdict.RAISED
        self.counterexample = Counterexample(
            inputs.short(self.found)[:WORDS_MAX],
            inputs.code(self.found, what)[:WORDS_MAX],
            None if is_told else show(case.expect)[:WORDS_MAX],
            None if is_told or raised else show(reply.got)[:WORDS_MAX],
            reply.fault.text,
        )
        raise reply.fault

    def _fails(self, inputs: Inputs, values: dict[str, Any], ask: Ask) -> bool:
        """Say whether these values fail; never raise, for Hypothesis would take that for a failure."""
        key = inputs.short(values)
        if key not in self._known:
            if self._is_over or len(self._known) >= QUESTIONS_MAX:
                return False
            self._known[key] = ""
            try:
                self._known[key] = _find_wrong(inputs, values, ask)
            except StudentFaultError:
                self._is_over = True  # hung, died or lied
            except Exception as error:
                self._is_over, self.error = True, error
        return bool(self._known[key])


def _find_wrong(inputs: Inputs, values: dict[str, Any], ask: Ask) -> str:
    """Ask one question; return what is wrong with the answer, "" where nothing is or the question would be unfair."""
    case = inputs.question(values)
    if case is None or not _is_finite(case.expect):
        return ""
    fault = ask(case).fault
    return "" if fault is None or not _counts(fault) else fault.text.en or "wrong"


def _counts(fault: StudentFaultError) -> bool:
    return fault.verdict in (Verdict.FAILED, Verdict.RAISED)


def _is_finite(value: Any) -> bool:
    """Say whether a right answer can be understood: nan and inf are no good lesson."""
    if isinstance(value, torch.Tensor):
        return bool(torch.isfinite(value).all())
    if isinstance(value, numpy.ndarray):
        return bool(numpy.isfinite(value).all())
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_finite, value))
    return not isinstance(value, float) or math.isfinite(value)


class PlainProvider(PrimitiveProvider):
    """Draw from the seed alone: Hypothesis' own provider also tries constants of whatever modules are loaded."""

    lifetime = "test_case"

    def draw_boolean(self, p: float = 0.5) -> bool:
        """Draw True with probability p."""
        return self._draws.random() < p

    def draw_integer(
        self,
        min_value: int | None = None,
        max_value: int | None = None,
        *,
        weights: dict[int, float] | None = None,
        shrink_towards: int = 0,
    ) -> int:
        """Draw an integer from a range that has two ends."""
        del weights, shrink_towards
        assert min_value is not None
        assert max_value is not None
        return self._draws.randint(min_value, max_value)

    def draw_float(self, **_: Any) -> float:
        """Refuse: inputs are drawn from LADDER."""
        raise NotImplementedError

    def draw_string(self, *_: Any, **__: Any) -> str:
        """Refuse likewise."""
        raise NotImplementedError

    def draw_bytes(self, *_: Any, **__: Any) -> bytes:
        """Refuse likewise."""
        raise NotImplementedError

    @property
    def _draws(self) -> random.Random:
        assert self._cd is not None
        assert self._cd._random is not None
        return self._cd._random


AVAILABLE_PROVIDERS["gradus"] = f"{__name__}.{PlainProvider.__name__}"
_SETTINGS = settings(
    max_examples=DRAWS_MAX,
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
    backend="gradus",
)
