"""What a misconception looks like: a name, an order, a sentence on what was seen, a hint, and how it is recognised."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from graders.observation import Observation
from graders.text import Text

Evidence = dict[str, Any]
CASES = 3


class Rank(IntEnum):
    """Order signatures by how much they explain; of those that fit, the first rank counts."""

    FACT = 0  # autograd's own error, or what a check saw happen
    DECLARED = 1  # the answer to a mistake that the exercise's author worked out
    STRUCTURE = 2  # shape, order, precision, a factor or path that the author named
    VALUE = 3  # the answer is another well-known value
    RATIO = 4  # a constant ratio with a meaning
    GENERIC = 5  # a regularity without one
    LAST = 6  # what Python itself says


@dataclass(frozen=True)
class Signature:
    """One misconception. `find` yields its evidence in a wrong answer; "key" in it tells variants apart.

    It is named where one key is found in every wrong answer of a check, and in `cases` different ones of the function.
    Observation and hint may have {names} that stand for evidence; `blank` fills those that a clue alone cannot. Without
    `find`, only a check or a clue names it.
    """

    id: str
    rank: Rank
    observation: Text
    hint: Text
    find: Callable[[Observation], Iterable[Evidence]] | None = None
    cases: int = CASES
    blank: Mapping[str, Any] = field(default_factory=dict)


def signature(
    name: str,
    rank: Rank,
    observation: Text,
    hint: Text,
    cases: int = CASES,
    blank: Mapping[str, Any] | None = None,
) -> Callable[[Callable[[Observation], Iterator[Evidence]]], Signature]:
    """Make a Signature of a function that finds its evidence."""
    return lambda find: Signature(name, rank, observation, hint, find, cases, blank or {})


def fill(text: Text, evidence: Evidence) -> Text:
    """Put evidence into a sentence's places; evidence that is a Text itself goes into its own language."""

    def say(language: str) -> str:
        words = {key: value.say(language) if isinstance(value, Text) else value for key, value in evidence.items()}
        return text.say(language).format(**words)

    return Text(say("en"), say("ja"))
