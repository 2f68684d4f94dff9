"""The gradings that the laws of the bank ask for: planned and run here; graders/verify.py concludes."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

import torch

from graders.bank import BankError, Exercise
from graders.judge import Judge
from graders.oracle import watch_oracles
from graders.report import Report
from graders.sandbox import SandboxUnavailableError

SEEDS = 3  # how many draws of the inputs each solution and each wrong one meets
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
class Trial:
    """One grading that the laws ask for; none depends on another, so they may run anywhere in any order."""

    slug: str
    kind: Literal["starter", "solution", "wrong", "garbage"]
    name: str
    source: str
    seed: int
    dtype: str = "float64"


@dataclass(frozen=True)
class Outcome:
    """What a trial gave, and how many expected gradients were held against other methods on the way."""

    report: Report
    gradients: int = 0


@dataclass(frozen=True)
class Halt:
    """Why a trial gave no report: the law that is broken, and how."""

    law: str
    detail: str


def plan_trials(exercise: Exercise, seeds: int = SEEDS) -> list[Trial]:
    """Return every grading that the laws need, each once; the seeds are 1, 2, .."""
    slug, solution = exercise.slug, exercise.solution_path.read_text(encoding="utf-8")
    draws = range(1, seeds + 1)
    trials = [Trial(slug, "starter", "starter.py", exercise.starter, 1)]
    for dtype in exercise.dtypes:
        trials += [Trial(slug, "solution", "solution.py", solution, seed, dtype) for seed in draws]
    for wrong in exercise.wrong:
        trials += [Trial(slug, "wrong", f"wrong/{wrong.name}.py", wrong.source, seed) for seed in draws]
    for value in GARBAGE:
        source = _write_garbage(exercise, value)
        trials.append(Trial(slug, "garbage", f"a solution that returns {value}", source, 1))
    return trials


def run_in_panel(judge: Judge, trial: Trial) -> Outcome | Halt:
    """Run a trial of an exercise of the judge's own bank."""
    return run_trial(judge, judge.bank.exercises[trial.slug], trial)


def run_trial(judge: Judge, exercise: Exercise, trial: Trial) -> Outcome | Halt:
    """Grade a trial's source. Gradients are watched only with the solution: they are the same for every source."""
    dtype = getattr(torch, trial.dtype)
    grade = partial(judge.grade, exercise, trial.source, trial.seed, dtype, pictures=trial.seed == 1)
    try:
        if trial.kind != "solution":
            return Outcome(grade())
        with watch_oracles() as watch:
            return Outcome(grade(), watch.count)
    except BankError as error:
        return Halt("checks can be collected", str(error))
    except SandboxUnavailableError:
        raise
    except Exception as error:  # a strict judge's diagnosis: what breaks it is for the author to read, not a traceback
        return Halt("no diagnosis ever breaks", f"{trial.name}, seed {trial.seed}: {error!r}")


def _write_garbage(exercise: Exercise, value: str) -> str:
    source = "\n".join(_GARBAGE_CLASS.format(name=name, value=value) for name in exercise.defines)
    return source + _FOR_SHOW if "autograd-required" in exercise.rules else source
