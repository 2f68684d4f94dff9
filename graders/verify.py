"""The laws of the bank, true of every exercise that a student meets. `gradus verify` and a test run them."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from graders.bank import REQUIRED_FILES, TEXT_SUFFIXES, Exercise
from graders.judge import Judge
from graders.panel import Panel
from graders.report import Report, Verdict
from graders.text import LANGUAGES
from graders.trial import SEEDS, Halt, Outcome, Trial, plan_trials, run_in_panel, run_trial

Broken = Iterator[tuple[str, str]]  # the law, and how it is broken
Graded = list[tuple[Trial, Report]]


@dataclass(frozen=True)
class Breach:
    """One law that an exercise breaks, with what to do."""

    exercise: str
    law: str
    detail: str


def verify_bank(
    panel: Panel, exercises: Iterable[Exercise], seeds: int = SEEDS
) -> Iterator[tuple[Exercise, list[Breach]]]:
    """Give each exercise with its breaches as soon as it is done; all judges of the panel share all gradings."""
    plans = [(exercise, plan_trials(exercise, seeds)) for exercise in exercises]
    outcomes = panel.map(run_in_panel, chain.from_iterable(trials for _, trials in plans))
    for exercise, trials in plans:
        yield exercise, _find_breaches(exercise, trials, list(islice(outcomes, len(trials))))


def verify_exercise(judge: Judge, exercise: Exercise) -> list[Breach]:
    """Return every breach of the laws, an empty list where the exercise is fit for students."""
    trials = plan_trials(exercise)
    return _find_breaches(exercise, trials, [run_trial(judge, exercise, trial) for trial in trials])


def _find_breaches(exercise: Exercise, trials: list[Trial], outcomes: list[Outcome | Halt]) -> list[Breach]:
    halts = {(outcome.law, outcome.detail) for outcome in outcomes if isinstance(outcome, Halt)}
    if halts:
        return [Breach(exercise.slug, law, detail) for law, detail in sorted(halts)]
    done = [outcome for outcome in outcomes if isinstance(outcome, Outcome)]
    graded = [(trial, outcome.report) for trial, outcome in zip(trials, done, strict=True)]
    broken = (
        *_verify_files(exercise),
        *_verify_texts(exercise),
        *_verify_names(exercise),
        *_verify_points(exercise, graded),
        *_verify_starter(exercise, graded),
        *_verify_solution(graded),
        *_verify_oracle(exercise, sum(outcome.gradients for outcome in done)),
        *_verify_wrong(exercise, graded),
        *_verify_diagnoses(exercise, graded),
        *_verify_garbage(graded),
        *_verify_checks(graded),
        *_verify_todos(exercise),
    )
    return [Breach(exercise.slug, law, detail) for law, detail in broken]


def _verify_files(exercise: Exercise) -> Broken:
    allowed = {*REQUIRED_FILES, exercise.checks_path.name, "support.py"}
    for path in exercise.folder.iterdir():
        shown = f"]({path.name})"
        if path.suffix == ".svg":
            if not all(shown in exercise.statement.say(language) for language in LANGUAGES):
                yield "figures are shown", f"{path.name} is not in both statements: ![what it shows{shown}"
        elif path.name not in allowed and path.name not in {"wrong", "__pycache__"}:
            yield "no stray files", f"{path.name} is none of the files of an exercise; delete it"
    for path in exercise.folder.glob("wrong/*"):
        if path.suffix != ".py" and path.name != "__pycache__":
            yield "no stray files", f"wrong/{path.name} is no wrong solution; delete it"


def _verify_texts(exercise: Exercise) -> Broken:
    if not 2 <= len(exercise.hints) <= 4:
        yield "two to four hints", f"exercise.toml has {len(exercise.hints)} tables [[hints]]"
    for language in LANGUAGES:
        if not exercise.title.say(language).strip() or len(exercise.statement.say(language)) < 100:
            yield "both languages", f"title.{language} or statement.{language}.md is empty or too short"


def _verify_names(exercise: Exercise) -> Broken:
    try:
        defined = {getattr(node, "name", None) for node in ast.parse(exercise.starter).body}
    except SyntaxError as error:
        yield "the starter has every name", f"starter.py, line {error.lineno} is no Python: {error.msg}"
        return
    for name in exercise.defines:
        if name not in defined:
            yield "the starter has every name", f"starter.py does not define {name}"


def _verify_points(exercise: Exercise, graded: Graded) -> Broken:
    total = graded[0][1].max_score
    if total != exercise.points:
        yield "points add up", f"the checks are worth {total:g}, exercise.toml says points = {exercise.points:g}"


def _verify_starter(exercise: Exercise, graded: Graded) -> Broken:
    for _, report in _of_kind("starter", graded):
        if report.verdict is Verdict.PASSED or report.score > exercise.points / 2:
            yield "the starter does not pass", f"starter.py earns {report.score:g} of {exercise.points:g} points"


def _verify_solution(graded: Graded) -> Broken:
    for trial, report in _of_kind("solution", graded):
        if report.verdict is not Verdict.PASSED:
            yield "the solution passes everything", f"{trial.dtype}, seed {trial.seed}: {_describe(report)}"


def _verify_oracle(exercise: Exercise, gradients: int) -> Broken:
    if gradients == 0 and not exercise.oracle:
        yield (
            "an oracle stands behind the expected values",
            'no check uses `gradient`; use it, or write oracle = "why there is no gradient to compare"',
        )


def _verify_wrong(exercise: Exercise, graded: Graded) -> Broken:
    if len(exercise.wrong) < 3:
        yield "at least three wrong solutions", f"wrong/ has {len(exercise.wrong)}"
    named = {f"wrong/{wrong.name}.py": sorted(wrong.fails) for wrong in exercise.wrong}
    failed_by_some: set[str] = set()
    found = []
    for trial, report in _of_kind("wrong", graded):
        failed = sorted(check.name for check in report.checks if check.verdict is not Verdict.PASSED)
        failed_by_some.update(failed)
        if failed != named[trial.name]:
            found.append((trial, f"names {named[trial.name]}, fails {failed}"))
    yield from _join_seeds("wrong solutions fail the checks they name", found)
    for check in graded[0][1].checks:
        if check.name not in failed_by_some:
            yield "every check is failed by some wrong solution", f"{check.name} is failed by none; add one to wrong/"


def _verify_diagnoses(exercise: Exercise, graded: Graded) -> Broken:
    named = {f"wrong/{wrong.name}.py": wrong.diagnosis for wrong in exercise.wrong}
    found = []
    for trial, report in _of_kind("wrong", graded):
        diagnoses = (report.diagnosis, *(check.diagnosis for check in report.checks))
        given = {diagnosis.id for diagnosis in diagnoses if diagnosis is not None}
        if given != {named[trial.name]} - {None}:
            found.append((trial, f"names {named[trial.name]}, is given {sorted(given) or None}"))
    yield from _join_seeds("wrong solutions are given the diagnosis they name", found)


def _verify_garbage(graded: Graded) -> Broken:
    for trial, report in _of_kind("garbage", graded):
        if report.verdict is Verdict.FORBIDDEN:
            yield "garbage reaches the checks", f"it breaks a rule: {report.message.en if report.message else ''}"
        if report.score == report.max_score:
            yield "garbage earns nothing", f"{trial.name} everywhere passes"


def _verify_checks(graded: Graded) -> Broken:
    for trial, report in graded:
        for check in report.checks:
            if check.verdict is Verdict.GRADER_ERROR:
                yield "no check ever breaks", f"{check.name} broke on {trial.name}: {check.evidence.get('error')}"


def _verify_todos(exercise: Exercise) -> Broken:
    for path in sorted(path for path in exercise.folder.rglob("*.*") if path.suffix in TEXT_SUFFIXES):
        lines = path.read_text(encoding="utf-8").splitlines()
        places = [str(number) for number, line in enumerate(lines, 1) if re.search(r"\bTODO\b", line)]
        if places:
            where = f"{path.relative_to(exercise.folder)}, line {', '.join(places)}"
            yield "no TODO left", f"{where}: write what it asks for, then delete the TODO"


def _of_kind(kind: str, graded: Graded) -> Graded:
    return [(trial, report) for trial, report in graded if trial.kind == kind]


def _join_seeds(law: str, found: list[tuple[Trial, str]]) -> Broken:
    """Say once what a file does at several seeds."""
    seeds: dict[tuple[str, str], list[str]] = {}
    for trial, detail in found:
        seeds.setdefault((trial.name, detail), []).append(str(trial.seed))
    for (name, detail), numbers in seeds.items():
        yield law, f"{name}, seed {', '.join(numbers)}: {detail}"


def _describe(report: Report) -> str:
    if report.message is not None:
        return f"{report.verdict}: {report.message.en}"
    failed = [check for check in report.checks if check.verdict is not Verdict.PASSED]
    return "; ".join(f"{check.name} {check.verdict}: {check.message.en if check.message else ''}" for check in failed)
