"""The laws of the bank, true of every exercise that a student meets. `gradus verify` and a test run them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

import torch

from graders.bank import REQUIRED_FILES, BankError, Exercise
from graders.judge import Judge
from graders.oracle import watch_oracles
from graders.report import Report, Verdict
from graders.text import LANGUAGES

SEEDS = (1, 2, 3)
# What a careless or hostile submission may return instead of an answer; none may make a check break.
GARBAGE = (
    "None",
    "'text'",
    "[]",
    "float('nan')",
    "10**400",
    "{'a': [1, (2,)]}",
    "object()",
    "[None] * 9",
    "b'bytes'",
)
# Takes any arguments, as a function, a class or a torch.autograd.Function would, and returns garbage.
_GARBAGE_CLASS = """
class {name}:
    def __new__(cls, *arguments, **keywords):
        return {value}
    def apply(*arguments, **keywords):
        return {value}
"""
# Satisfies the rule that asks for autograd, so that garbage gets as far as the checks.
_FOR_SHOW = """
import torch
_x = torch.ones(1, requires_grad=True)
torch.autograd.grad((2 * _x).sum(), _x)
"""


@dataclass(frozen=True)
class Breach:
    """One law that an exercise breaks, with what to do."""

    exercise: str
    law: str
    detail: str


def verify_exercise(judge: Judge, exercise: Exercise) -> list[Breach]:
    """Return every breach of the laws, an empty list where the exercise is fit for students."""
    try:
        checks = judge.checks(exercise)
    except BankError as error:
        return [Breach(exercise.slug, "checks can be collected", str(error))]
    return [
        Breach(exercise.slug, law, detail)
        for law, detail in (
            *_verify_files(exercise),
            *_verify_points(exercise, sum(check.points for check in checks)),
            *_verify_starter(judge, exercise),
            *_verify_solution(judge, exercise),
            *_verify_wrong(judge, exercise, [check.name for check in checks]),
            *_verify_garbage(judge, exercise),
        )
    ]


def _verify_files(exercise: Exercise) -> Iterator[tuple[str, str]]:
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
    if not 2 <= len(exercise.hints) <= 4:
        yield "two to four hints", f"exercise.toml has {len(exercise.hints)} tables [[hints]]"
    for language in LANGUAGES:
        if not exercise.title.say(language).strip() or len(exercise.statement.say(language)) < 100:
            yield "both languages", f"title.{language} or statement.{language}.md is empty or too short"
    defined = {getattr(node, "name", None) for node in ast.parse(exercise.starter).body}
    for name in exercise.defines:
        if name not in defined:
            yield "the starter has every name", f"starter.py does not define {name}"


def _verify_points(exercise: Exercise, total: float) -> Iterator[tuple[str, str]]:
    if total != exercise.points:
        yield "points add up", f"the checks are worth {total:g}, exercise.toml says points = {exercise.points:g}"


def _verify_starter(judge: Judge, exercise: Exercise) -> Iterator[tuple[str, str]]:
    report = judge.grade(exercise, exercise.starter, SEEDS[0])
    if report.verdict is Verdict.PASSED or report.score > exercise.points / 2:
        yield "the starter does not pass", f"starter.py earns {report.score:g} of {exercise.points:g} points"
    yield from _broken_checks(report, "starter.py")


def _verify_solution(judge: Judge, exercise: Exercise) -> Iterator[tuple[str, str]]:
    source = exercise.solution_path.read_text(encoding="utf-8")
    with watch_oracles() as watch:
        for name in exercise.dtypes:
            for seed in SEEDS:
                report = judge.grade(exercise, source, seed, getattr(torch, name))
                if report.verdict is not Verdict.PASSED:
                    yield "the solution passes everything", f"{name}, seed {seed}: {_describe(report)}"
    if watch.count == 0 and not exercise.oracle:
        yield (
            "an oracle stands behind the expected values",
            'no check uses `gradient`; use it, or write oracle = "why there is no gradient to compare"',
        )


def _verify_wrong(judge: Judge, exercise: Exercise, checks: list[str]) -> Iterator[tuple[str, str]]:
    failed_by_some: set[str] = set()
    if len(exercise.wrong) < 3:
        yield "at least three wrong solutions", f"wrong/ has {len(exercise.wrong)}"
    for wrong in exercise.wrong:
        for seed in SEEDS:
            report = judge.grade(exercise, wrong.source, seed)
            failed = {check.name for check in report.checks if check.verdict is not Verdict.PASSED}
            failed_by_some |= failed
            if failed != set(wrong.fails):
                yield (
                    "wrong solutions fail the checks they name",
                    f"wrong/{wrong.name}.py, seed {seed}: names {sorted(wrong.fails)}, fails {sorted(failed)}",
                )
            yield from _broken_checks(report, f"wrong/{wrong.name}.py")
            named = _diagnoses(report)
            if named != ({wrong.diagnosis} if wrong.diagnosis else set()):
                yield (
                    "wrong solutions are given the diagnosis they name",
                    f"wrong/{wrong.name}.py, seed {seed}: names {wrong.diagnosis}, is given {sorted(named) or None}",
                )
    for name in checks:
        if name not in failed_by_some:
            yield "every check is failed by some wrong solution", f"{name} is failed by none; add a file to wrong/"


def _diagnoses(report: Report) -> set[str]:
    found = [report.diagnosis, *(check.diagnosis for check in report.checks)]
    return {diagnosis.id for diagnosis in found if diagnosis is not None}


def _verify_garbage(judge: Judge, exercise: Exercise) -> Iterator[tuple[str, str]]:
    for value in GARBAGE:
        source = "\n".join(_GARBAGE_CLASS.format(name=name, value=value) for name in exercise.defines)
        if "autograd-required" in exercise.rules:
            source += _FOR_SHOW
        report = judge.grade(exercise, source, SEEDS[0])
        if report.verdict is Verdict.FORBIDDEN:
            yield "garbage reaches the checks", f"it breaks a rule: {report.message.en if report.message else ''}"
        if report.score == report.max_score:
            yield "garbage earns nothing", f"returning {value} everywhere passes"
        yield from _broken_checks(report, f"a solution that returns {value}")


def _broken_checks(report: Report, whose: str) -> Iterator[tuple[str, str]]:
    for check in report.checks:
        if check.verdict is Verdict.GRADER_ERROR:
            yield "no check ever breaks", f"{check.name} broke on {whose}: {check.evidence.get('error')}"


def _describe(report: Report) -> str:
    if report.message is not None:
        return f"{report.verdict}: {report.message.en}"
    failed = [check for check in report.checks if check.verdict is not Verdict.PASSED]
    return "; ".join(f"{check.name} {check.verdict}: {check.message.en if check.message else ''}" for check in failed)
