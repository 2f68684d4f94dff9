"""Which mistake it was: matches what the checks saw with the signatures of known misconceptions.

One mistake is named only where it explains every wrong answer of a check, has been seen in three different ones (a fact,
such as autograd's own error, in one), and no other of the same rank does so too. No diagnosis is better than a wrong
one. Verdicts never depend on it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from graders.bank import Exercise
from graders.compare import find_difference
from graders.diagnosis import facts, named, python, ratios, shapes, traces, values
from graders.diagnosis.signature import CASES, Evidence, Rank, Signature, fill
from graders.fault import StudentFaultError
from graders.observation import LARGE, MismatchError, Observation, Program, print_value
from graders.report import Diagnosis
from graders.text import as_text

SIGNATURES: dict[str, Signature] = {
    each.id: each
    for each in (
        *(found for module in (facts, shapes, values, traces, ratios, python) for found in vars(module).values()),
        *named.SIGNATURES,
    )
    if isinstance(each, Signature)
}
COMPARED = frozenset({"type", "shape", "dtype", "finite", "value", "length", "keys"})
WHOLE = frozenset({"permuted", "other-formula"})


@dataclass(frozen=True)
class _Match:
    id: str
    rank: Rank
    evidence: Evidence


def diagnose(exercise: Exercise, faults: Mapping[str, StudentFaultError], program: Program) -> dict[str, Diagnosis]:
    """Return the diagnosis of each check that has one, by the check's name."""
    seen = {name: _Seen.of(_observe(fault, program)) for name, fault in faults.items()}
    found: dict[str, _Match] = {}
    for name, fault in faults.items():
        stated = fault.evidence.get("diagnosis")
        match = (
            _Match(stated, Rank.FACT, dict(fault.evidence)) if stated else _find(exercise, seen[name], seen.values())
        )
        if match is not None:
            found[name] = match
    if any(match.rank < Rank.LAST for match in found.values()):
        found = {name: match for name, match in found.items() if match.rank < Rank.LAST}
    return {name: _describe(exercise, match) for name, match in found.items()}


def _observe(fault: StudentFaultError, program: Program) -> tuple[Observation, ...]:
    if isinstance(fault, MismatchError) and fault.observations:
        return tuple(replace(seen, program=program) for seen in fault.observations)
    kind = str(fault.evidence.get("kind", ""))
    return (Observation("", None, None, kind, fault.evidence, program=program),)


@dataclass(frozen=True)
class _Seen:
    """What was seen, as whole answers and as the wrong parts of them: some signatures look at these, some at those."""

    wholes: tuple[Observation, ...]
    parts: tuple[Observation, ...]

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Self:
        wholes = tuple(observations)
        return cls(wholes, tuple(part for each in wholes for part in _wrong_parts(each)))

    def looked_at_by(self, name: str) -> tuple[Observation, ...]:
        return self.wholes if name in WHOLE else self.parts


def _find(exercise: Exercise, seen: _Seen, everything: Iterable[_Seen]) -> _Match | None:
    """Return the one match of the best rank that explains all that this check saw."""
    topics = {each.topic for each in seen.wholes}
    related = [some for some in everything if topics & {each.topic for each in some.wholes}]
    pool = _Seen(
        tuple(each for some in related for each in some.wholes if each.topic in topics),
        tuple(each for some in related for each in some.parts if each.topic.split("[", 1)[0] in topics),
    )
    matches = [match for each in SIGNATURES.values() for match in _try(each, seen, pool)]
    matches += _try_mistakes(exercise, seen.wholes, pool.wholes)
    matches += _try_constant(seen.wholes)
    best = min((match.rank for match in matches), default=None)
    first = {match.id: match for match in reversed(matches) if match.rank is best}
    return next(iter(first.values())) if len(first) == 1 else None


def _try(each: Signature, seen: _Seen, pool: _Seen) -> Iterator[_Match]:
    """Yield a match for every key that fits all of `seen`, and enough different ones of the pool."""
    if each.find is None:
        return
    evidence: list[dict[str, Evidence]] = []
    for part in seen.looked_at_by(each.id):
        evidence.append({item.get("key", ""): item for item in each.find(part)})
        if not evidence[-1]:
            return  # one answer that does not fit is enough
    keys = [key for key in evidence[0] if all(key in items for items in evidence)] if evidence else []
    if not keys:
        return
    found = [(part.mark, {item.get("key", "") for item in each.find(part)}) for part in pool.looked_at_by(each.id)]
    for key in keys:
        marks = {mark for mark, others in found if key in others}
        # Where all right answers are one and the same, any wrong number bears a constant relation to it.
        if len(marks) >= each.cases and (each.cases == 1 or len({mark[-1] for mark in marks}) > 1):
            yield _Match(each.id, each.rank, evidence[0][key])


def _try_mistakes(exercise: Exercise, seen: tuple[Observation, ...], pool: tuple[Observation, ...]) -> Iterator[_Match]:
    for name in seen[0].clues.mistakes:
        if name not in SIGNATURES and name not in exercise.mistakes:
            raise KeyError(f"{exercise.slug}: the clue mistakes={{{name!r}: ..}} needs a table [mistakes.{name}]")
        if not all(_is_mistake(each, name) for each in seen):
            continue
        if len({each.mark for each in pool if _is_mistake(each, name)}) >= CASES:
            yield _Match(name, Rank.DECLARED, {})


def _is_mistake(seen: Observation, name: str) -> bool:
    return name in seen.clues.mistakes and values.is_answer(seen, seen.clues.mistakes[name])


def _try_constant(seen: tuple[Observation, ...]) -> Iterator[_Match]:
    """Yield "hard-coded" where different questions got one and the same answer."""
    questions, answers = {each.mark[-1] for each in seen}, {print_value(each.got) for each in seen}
    numbers = all(each.kind == "value" and each.answer is not None for each in seen)
    if numbers and len(questions) >= CASES and len(answers) == 1:
        yield _Match("hard-coded", Rank.GENERIC, {})


def _wrong_parts(seen: Observation) -> Iterator[Observation]:
    if seen.kind not in COMPARED or seen.kind in ("length", "keys") or seen.got is None or seen.got is LARGE:
        yield seen
        return
    for part in seen.parts():
        difference = find_difference(part.got, part.expected, seen.tolerance, as_text(""))
        if difference is not None:
            yield replace(part, kind=difference.kind, evidence=difference.evidence)


def _describe(exercise: Exercise, match: _Match) -> Diagnosis:
    own = exercise.mistakes.get(match.id)
    if own is not None:
        return Diagnosis(match.id, own, None)
    known = SIGNATURES[match.id]
    evidence = {**known.blank, **match.evidence}
    return Diagnosis(match.id, fill(known.observation, evidence), fill(known.hint, evidence))
