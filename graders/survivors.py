"""The mutation score: which mutants of a solution an exercise's checks let through, for `gradus verify --mutants`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from graders.bank import Exercise
from graders.judge import Judge
from graders.mutants import Mutant, find_mutants
from graders.panel import Panel
from graders.report import Verdict

SEEDS = (1, 2)
ENOUGH = 0.95
Fate = Literal["killed", "survived", "broke a check"]


@dataclass(frozen=True)
class Score:
    """How many mutants the checks kill, and what an author must look at: unlisted survivors, and problems."""

    exercise: str
    total: int
    killed: int
    listed: int
    unlisted: tuple[Mutant, ...]
    problems: tuple[str, ...]

    @property
    def share(self) -> float:
        """The killed ones among those that can be: a listed survivor is an equivalent program."""
        return self.killed / max(self.total - self.listed, 1)

    @property
    def is_enough(self) -> bool:
        """Say whether the checks may stay as they are."""
        return not self.problems and (not self.unlisted or self.share >= ENOUGH)


def score_mutants(panel: Panel, exercises: Iterable[Exercise]) -> Iterator[Score]:
    """Give each exercise's score as soon as it is known; all judges of the panel share all mutants."""
    plans = []
    for exercise in exercises:
        solution = exercise.solution_path.read_text(encoding="utf-8")
        plans.append((exercise, [Mutant(0, "", solution), *find_mutants(solution)]))
    fates = panel.map(_try_mutant, [(exercise.slug, mutant.source) for exercise, plan in plans for mutant in plan])
    for exercise, (_, *mutants) in plans:
        unchanged = next(fates)
        yield _summarise(exercise, unchanged, list(zip(mutants, islice(fates, len(mutants)), strict=True)))


def _try_mutant(judge: Judge, task: tuple[str, str]) -> Fate:
    """Grade until one seed does not pass; a mutant that hangs ends by the exercise's limits, so it is killed."""
    slug, source = task
    exercise = judge.bank.exercises[slug]
    for seed in SEEDS:
        verdict = judge.grade(exercise, source, seed).verdict
        if verdict is not Verdict.PASSED:
            return "broke a check" if verdict is Verdict.GRADER_ERROR else "killed"
    return "survived"


def _summarise(exercise: Exercise, unchanged: Fate, fates: list[tuple[Mutant, Fate]]) -> Score:
    survivors = [mutant for mutant, fate in fates if fate == "survived"]
    unlisted = tuple(mutant for mutant in survivors if mutant.change not in exercise.equivalent)
    problems = [] if unchanged == "survived" else ["solution.py itself does not pass: gradus verify says why"]
    for mutant, fate in fates:
        if fate == "broke a check":
            problems.append(f"a check breaks, instead of failing, at line {mutant.line}: {mutant.change}")
    for change in sorted(set(exercise.equivalent) - {mutant.change for mutant in survivors}):
        problems.append(f"exercise.toml, [equivalent]: no such mutant survives, so delete it: {change}")
    return Score(
        exercise=exercise.slug,
        total=len(fates),
        killed=len(fates) - len(survivors),
        listed=len(survivors) - len(unlisted),
        unlisted=unlisted,
        problems=tuple(problems),
    )
