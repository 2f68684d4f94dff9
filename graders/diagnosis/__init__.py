"""Which mistake it was: matches what the checks saw with the signatures of known misconceptions.

One mistake is named only where it explains every wrong answer of a check, has been seen in three different ones (a fact,
such as autograd's own error, in one), and no other of the same rank does so too. No diagnosis is better than a wrong
one. Verdicts never depend on it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graders.bank import Exercise
from graders.compare import find_difference
from graders.conversation import StudentFaultError
from graders.diagnosis import facts, named, ratios, traces, values
from graders.diagnosis.signature import CASES, Evidence, Rank, Signature, fill
from graders.observation import MismatchError, Observation, Program, to_numbers
from graders.report import Diagnosis

SIGNATURES: dict[str, Signature] = {
    each.id: each
    for each in (
        *(found for module in (facts, values, traces, ratios) for found in vars(module).values()),
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
    seen = {name: _observe(fault, program) for name, fault in faults.items()}
    found = {}
    for name, fault in faults.items():
        stated = fault.evidence.get("diagnosis")
        match = (
            _Match(stated, Rank.FACT, dict(fault.evidence)) if stated else _find(exercise, seen[name], seen.values())
        )
        if match is not None:
            found[name] = _describe(exercise, match)
    return found


def _observe(fault: StudentFaultError, program: Program) -> tuple[Observation, ...]:
    if isinstance(fault, MismatchError) and fault.observations:
        return tuple(replace(seen, program=program) for seen in fault.observations)
    kind = str(fault.evidence.get("kind", ""))
    return (Observation("", None, None, kind, fault.evidence, program=program),)


def _find(
    exercise: Exercise, seen: tuple[Observation, ...], everything: Iterable[tuple[Observation, ...]]
) -> _Match | None:
    """Return the one match of the best rank that explains all that this check saw."""
    topics = {each.topic for each in seen}
    pool = [each for some in everything for each in some if each.topic in topics]
    matches = [match for each in SIGNATURES.values() for match in _try(each, seen, pool)]
    matches += _try_mistakes(exercise, seen, pool)
    matches += _try_constant(seen)
    best = min((match.rank for match in matches), default=None)
    first = {match.id: match for match in reversed(matches) if match.rank is best}
    return next(iter(first.values())) if len(first) == 1 else None


def _try(each: Signature, seen: tuple[Observation, ...], pool: list[Observation]) -> Iterator[_Match]:
    """Yield a match for every key that fits all of `seen`, and enough different ones of the pool."""
    if each.find is None:
        return
    here, everywhere = _split(each.id, seen), _split(each.id, pool)
    evidence = [list(each.find(part)) for part in here]
    keys = [item.get("key", "") for item in evidence[0]] if evidence else []
    for key in keys:
        if all(any(item.get("key", "") == key for item in items) for items in evidence):
            fitting = {
                _mark(part) for part in everywhere if any(item.get("key", "") == key for item in each.find(part))
            }
            if len(fitting) >= each.cases:
                first = next(item for item in evidence[0] if item.get("key", "") == key)
                yield _Match(each.id, each.rank, first)


def _try_mistakes(exercise: Exercise, seen: tuple[Observation, ...], pool: list[Observation]) -> Iterator[_Match]:
    for name in seen[0].clues.mistakes:
        if name not in SIGNATURES and name not in exercise.mistakes:
            raise KeyError(f"{exercise.slug}: the clue mistakes={{{name!r}: ..}} needs a table [mistakes.{name}]")
        found = len({_mark(each) for each in pool if _is_mistake(each, name)})
        if found >= CASES and all(_is_mistake(each, name) for each in seen):
            yield _Match(name, Rank.DECLARED, {})


def _is_mistake(seen: Observation, name: str) -> bool:
    return name in seen.clues.mistakes and values.is_answer(seen, seen.clues.mistakes[name])


def _try_constant(seen: tuple[Observation, ...]) -> Iterator[_Match]:
    """Yield "hard-coded" where different questions got one and the same answer."""
    questions, answers = {_print(each.expected) for each in seen}, {_print(each.got) for each in seen}
    if len(questions) >= CASES and len(answers) == 1 and seen[0].answer is not None:
        yield _Match("hard-coded", Rank.GENERIC, {})


def _split(name: str, observations: Iterable[Observation]) -> list[Observation]:
    """Return what a signature looks at: whole answers, or each wrong part of them."""
    if name in WHOLE:
        return list(observations)
    return [part for each in observations for part in _wrong_parts(each)]


def _wrong_parts(seen: Observation) -> Iterator[Observation]:
    if seen.kind not in COMPARED or seen.got is None:
        yield seen
        return
    for part in seen.parts():
        difference = find_difference(part.got, part.expected, seen.tolerance, "")
        if difference is not None:
            yield replace(part, kind=difference.kind, evidence=difference.evidence)


def _mark(seen: Observation) -> Any:
    """Return what tells one case from another: the arguments, and the right answer."""
    return tuple(_print(value) for value in (*seen.arguments, seen.expected))


def _print(value: Any) -> Any:
    numbers = to_numbers(value)
    return repr(value)[:500] if numbers is None else (tuple(numbers.shape), numbers.numpy().tobytes())


def _describe(exercise: Exercise, match: _Match) -> Diagnosis:
    own = exercise.mistakes.get(match.id)
    if own is not None:
        return Diagnosis(match.id, own, None)
    known = SIGNATURES[match.id]
    evidence = {**known.blank, **match.evidence}
    return Diagnosis(match.id, fill(known.observation, evidence), fill(known.hint, evidence))
