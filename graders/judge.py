"""The judge: one submission in, one Report out. Everything that decides a score happens in this process."""

import ast
import gc
import logging
import secrets
import time
import warnings
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import msgspec
import pytest
import torch

from graders.bank import Bank, Exercise
from graders.conversation import Conversation
from graders.diagnosis import diagnose
from graders.fault import StudentFaultError
from graders.observation import NO_PROGRAM, MismatchError, Program
from graders.plugin import Grading
from graders.progress import CheckProgress, Progress
from graders.report import (
    CheckResult,
    Counterexample,
    Diagnosis,
    Report,
    Verdict,
    View,
    summarise_verdicts,
    trim_evidence,
)
from graders.retrial import find_counterexamples
from graders.rules import blocked_modules, find_violation
from graders.sandbox import Sandbox
from graders.session import Check, CheckSession
from graders.text import Text
from graders.views import make_views

log = logging.getLogger(__name__)
NOT_RUN = Text(
    "Not checked, because the file as a whole could not be run.",
    "ファイル全体を実行できなかったため、採点していません。",
)


class _UngradableError(Exception):
    """Carry why no check can be run on a submission."""

    def __init__(self, verdict: Verdict, text: Text, evidence: dict[str, Any]) -> None:
        super().__init__(text.en)
        self.verdict, self.text, self.evidence = verdict, text, evidence


class Judge:
    """Grade submissions to one bank, one at a time, with one sandbox and one pytest session.

    A diagnosis that breaks is logged and left out; a `strict` judge, which is for `gradus verify`, lets it break.
    With `counterexamples` it looks for a simplest input on which each failed public check still fails; who grades many
    files at once does without.

    Raises:
        SandboxUnavailableError: the host cannot give the walls that the backend promises.
    """

    def __init__(
        self,
        bank: Bank,
        backend: str = "auto",
        sandbox: Sandbox | None = None,
        *,
        strict: bool = False,
        counterexamples: bool = False,
    ) -> None:
        self.bank = bank
        self._strict, self._counterexamples = strict, counterexamples
        self.sandbox = sandbox or Sandbox(backend)
        self._session = CheckSession()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the sandbox and the session."""
        self.sandbox.close()
        self._session.close()

    def settle(self) -> None:
        """Put all that is loaded by now out of the garbage collector's sight; for a process that only grades."""
        gc.collect()
        gc.freeze()
        gc.collect()  # the collector waits for a quarter more than it counted last: now that is next to nothing

    def checks(self, exercise: Exercise) -> tuple[Check, ...]:
        """Return an exercise's checks.

        Raises:
            BankError: they cannot be collected.
        """
        return self._session.collect(exercise)

    def grade(
        self,
        exercise: Exercise,
        source: str,
        seed: int | None = None,
        dtype: torch.dtype = torch.float64,
        on_progress: Callable[[Progress], None] | None = None,
        *,
        pictures: bool = True,
    ) -> Report:
        """Run every check of `exercise` on `source` and report.

        The same source, exercise digest and seed give the same report, but for `duration_ms`. `dtype` is that of the
        drawn inputs. `on_progress` hears before the first check and after each public one; it must be quick. Who shows
        nobody anything needs no `pictures`.

        Raises:
            BankError: the exercise itself is broken.
            SandboxUnavailableError: no process can be made to run the source in.
        """
        start = time.perf_counter()
        seed = secrets.randbelow(1 << 31) if seed is None else seed
        checks = self._session.collect(exercise)
        limits = exercise.limits
        conversation = Conversation(
            source,
            lambda: self.sandbox.take(limits.output_kib << 10),
            limits.check_seconds,
            limits.total_seconds,
        )
        message, evidence, diagnosis = None, {}, None
        views: tuple[View, ...] = ()
        grading = Grading(exercise, conversation, seed, dtype)
        searchable: list[Check] = []
        progress = _plan(checks)

        def note(check: Check, outcome: BaseException | None, result: CheckResult) -> None:
            nonlocal progress
            if check.hidden:
                return
            # Inputs are searched only where they are public, and where the author said what they may look like.
            if isinstance(outcome, MismatchError) and outcome.has_inputs:
                searchable.append(check)
            if on_progress is not None:
                progress = progress.decide(result)
                on_progress(progress)

        if on_progress is not None:
            on_progress(progress)
        try:
            tree = _parse(source)
            _load(exercise, tree, source, conversation, lambda: self._session.prepare(checks, grading))
            public = self._run_checks([check for check in checks if not check.hidden], grading, tree, {}, note)
            drawing = time.perf_counter()
            views = make_views(conversation, exercise) if pictures else ()
            start += time.perf_counter() - drawing  # no verdict waits for a picture
            # Hidden checks come last and in silence: what they hand over can reach nothing that a student sees.
            conversation.mute()
            every = self._run_checks([check for check in checks if check.hidden], grading, tree, public, note)
            results = tuple(every[check.name] for check in checks)
            verdict = summarise_verdicts(results)
        except _UngradableError as halt:
            results = tuple(_result(check, Verdict.SKIPPED, NOT_RUN) for check in checks)
            verdict, message, evidence = halt.verdict, halt.text, halt.evidence
            fault = StudentFaultError(verdict, message, evidence)
            diagnosis = self._diagnose(exercise, {"": fault}, NO_PROGRAM).get("")
        finally:
            duration = 1e3 * (time.perf_counter() - start)
            conversation.close_child()
        if self._counterexamples and searchable:
            results = self._add_counterexamples(results, searchable, grading, source)
        self.sandbox.replenish()
        return Report(
            exercise=exercise.slug,
            exercise_digest=exercise.digest,
            verdict=verdict,
            score=sum(result.earned for result in results),
            max_score=sum(check.points for check in checks),
            seed=seed,
            duration_ms=round(duration, 3),
            stdout=conversation.stdout(),
            checks=results,
            message=message,
            diagnosis=diagnosis,
            views=views,
            evidence=trim_evidence(evidence),
        )

    def _add_counterexamples(
        self, results: tuple[CheckResult, ...], checks: list[Check], grading: Grading, source: str
    ) -> tuple[CheckResult, ...]:
        """Add what a search in children of its own finds; that costs nothing where it breaks."""
        output_limit = grading.exercise.limits.output_kib << 10
        found: dict[str, Counterexample] = {}
        try:
            found = find_counterexamples(
                self._session, checks, grading, source, lambda: self.sandbox.take(output_limit)
            )
        except Exception:
            if self._strict:
                raise
            log.exception("the search for counterexamples of %s broke", grading.exercise.slug)
        return tuple(msgspec.structs.replace(result, counterexample=found.get(result.name)) for result in results)

    def _diagnose(
        self, exercise: Exercise, faults: dict[str, StudentFaultError], program: Program
    ) -> dict[str, Diagnosis]:
        try:
            return diagnose(exercise, faults, program) if faults else {}
        except Exception:
            if self._strict:
                raise
            log.exception("the diagnosis of %s broke", exercise.slug)
            return {}

    def _run_checks(
        self,
        checks: list[Check],
        grading: Grading,
        tree: ast.Module,
        before: dict[str, CheckResult],
        note: Callable[[Check, BaseException | None, CheckResult], None],
    ) -> dict[str, CheckResult]:
        """Run some checks, diagnose what they saw, and return their results with those that there were before.

        `note` hears of each as it is decided.
        """
        results, faults = dict(before), dict[str, StudentFaultError]()
        for check in checks:
            outcome: BaseException | None = None
            unmet = [name for name in check.needs if name in results and results[name].verdict is not Verdict.PASSED]
            if unmet:
                title = results[unmet[0]].title
                text = Text(f"Skipped until this passes: {title.en}", f"先にこちらを直しましょう：{title.ja}")
                results[check.name] = _result(check, Verdict.SKIPPED, text)
            else:
                outcome = self._session.run(check, grading)
                results[check.name] = _judge_outcome(check, outcome)
                if isinstance(outcome, StudentFaultError):
                    faults[check.name] = outcome
            note(check, outcome, results[check.name])
        program = Program(tree, grading.conversation.stdout())
        found = self._diagnose(grading.exercise, faults, program)
        return {
            name: msgspec.structs.replace(result, diagnosis=found[name]) if name in found else result
            for name, result in results.items()
        }


def _plan(checks: tuple[Check, ...]) -> Progress:
    public = tuple(CheckProgress(check.title, check.points) for check in checks if not check.hidden)
    return Progress(public, hidden=len(checks) - len(public))


def _load(
    exercise: Exercise, tree: ast.Module, source: str, conversation: Conversation, meanwhile: Callable[[], None]
) -> None:
    violation = find_violation(tree, exercise)
    if violation is not None:
        line = violation.line
        text = Text(f"{violation.text.en} (line {line})", f"{violation.text.ja}（{line} 行目）")
        raise _UngradableError(Verdict.FORBIDDEN, text, {"kind": "rule", "rule": violation.rule, "line": line})
    try:
        conversation.load(source, exercise.support, blocked_modules(exercise.rules), exercise.defines, meanwhile)
    except StudentFaultError as fault:
        raise _UngradableError(fault.verdict, fault.text, fault.evidence) from fault


def _parse(source: str) -> ast.Module:
    """Return the syntax tree; a source that Python cannot read ends the grading here."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return ast.parse(source)
    except SyntaxError as error:
        line = error.lineno or 1
        lines = source.split("\n")
        code = lines[line - 1].strip()[:200] if line <= len(lines) else ""
        text = Text(f"Python cannot read line {line}: {error.msg}.", f"{line} 行目に文法の誤りがあります：{error.msg}")
        raise _UngradableError(Verdict.RAISED, text, {"kind": "syntax", "line": line, "code": code}) from error
    except (RecursionError, MemoryError, ValueError) as error:
        text = Text(
            "Python cannot read the file: it is nested too deeply.", "入れ子が深すぎて Python が読み取れません。"
        )
        raise _UngradableError(Verdict.RAISED, text, {"kind": "syntax", "line": 1, "code": ""}) from error


def _judge_outcome(check: Check, outcome: BaseException | None) -> CheckResult:
    match outcome:
        case None:
            return _result(check, Verdict.PASSED, None)
        case StudentFaultError():
            return _result(check, outcome.verdict, outcome.text, outcome.evidence)
        case pytest.skip.Exception():
            return _result(check, Verdict.SKIPPED, Text(str(outcome), str(outcome)))
        case AssertionError() | pytest.fail.Exception():
            return _result(check, Verdict.FAILED, Text(str(outcome), str(outcome)))
    log.error("the check %s broke", check.name, exc_info=outcome)
    text = Text(
        "The grader itself failed here, not your code. This costs you nothing; it will be graded again.",
        "採点システム側の不具合です。減点にはなりません。後で再採点されます。",
    )
    return _result(check, Verdict.GRADER_ERROR, text, {"kind": "grader", "error": repr(outcome)[:500]})


def _result(check: Check, verdict: Verdict, text: Text | None, evidence: dict[str, Any] | None = None) -> CheckResult:
    earned = check.points if verdict is Verdict.PASSED else 0.0
    found = trim_evidence(evidence or {})
    return CheckResult(check.name, check.title, verdict, check.points, earned, text, None, found, check.hidden)
