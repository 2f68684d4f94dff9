"""The grading loop: claim a submission, have it graded, store the report. server.worker runs it in a process."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import structlog

from graders.bank import Bank, Exercise
from graders.progress import Progress
from graders.report import Report
from server.db import Database
from server.interim import InterimWriter
from server.services import queue
from server.wake import Sleeper

POLL_SECONDS = 1.0
LEASE_MARGIN_SECONDS = 30.0
BACK_OFF_SECONDS = 1.0
logger = structlog.get_logger()


class Grader(Protocol):
    """Grade one source; graders.judge.Judge does it for real, tests bring their own."""

    def grade(
        self,
        exercise: Exercise,
        source: str,
        seed: int | None = None,
        *,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Report:
        """Return the report; raising is a failure of the grader, never of the student."""


class Worker:
    """Grade submissions one after another until told to stop."""

    def __init__(self, database: Database, bank: Bank, grader: Grader, name: str, data_dir: Path) -> None:
        self.database = database
        self.bank = bank
        self.grader = grader
        self.name = name
        self.data_dir = data_dir
        self.stopping = threading.Event()
        self.back_off_seconds = BACK_OFF_SECONDS
        longest = max((each.limits.total_seconds for each in bank.exercises.values()), default=0.0)
        self.lease_seconds = longest + LEASE_MARGIN_SECONDS

    def run(self, sleeper: Sleeper) -> None:
        """Work until `stopping` is set; the submission in hand is always finished."""
        with self.database.session() as session:
            # Names are unique, so whatever this one still holds was left by a predecessor that died.
            queue.release_leases(session, self.name)
        while not self.stopping.is_set():
            if not self._try_step():
                sleeper.sleep(POLL_SECONDS)

    def step(self) -> bool:
        """Grade the next submission; say whether there was one."""
        with self.database.session() as session:
            claim = queue.claim_next(session, self.name, self.lease_seconds)
        if claim is None:
            return False
        with InterimWriter(self.data_dir, claim.submission_id, claim.attempt) as interim:
            report = self._grade(claim, interim)
            with self.database.session() as session:
                if report.is_provisional and not claim.is_last:
                    queue.give_back(session, claim)
                else:
                    queue.complete(session, claim.submission_id, report)
        if report.is_provisional:
            # What broke may mend in a moment; three attempts at once would all meet it.
            self.stopping.wait(self.back_off_seconds)
        logger.info(
            "graded",
            submission=claim.submission_id,
            exercise=claim.exercise,
            attempt=claim.attempt,
            verdict=report.verdict.value,
            duration_ms=round(report.duration_ms, 1),
        )
        return True

    def _try_step(self) -> bool:
        try:
            return self.step()
        except Exception:
            # The database may be away for a moment; the lease brings the submission back.
            logger.exception("worker_step_failed", worker=self.name)
            return False

    def _grade(self, claim: queue.Claim, interim: InterimWriter) -> Report:
        exercise = self.bank.exercises.get(claim.exercise)
        if exercise is None or claim.attempt > queue.MAX_ATTEMPTS:
            logger.error("gave_up", submission=claim.submission_id, exercise=claim.exercise, attempt=claim.attempt)
            return self._apologise(claim, exercise)
        try:
            return self.grader.grade(exercise, claim.source, claim.seed, on_progress=interim.tell)
        except Exception:
            logger.exception("grader_failed", submission=claim.submission_id, exercise=claim.exercise)
            return self._apologise(claim, exercise)

    def _apologise(self, claim: queue.Claim, exercise: Exercise | None) -> Report:
        if exercise is None:
            return queue.make_apology(claim, "", 0.0)
        return queue.make_apology(claim, exercise.digest, exercise.points)
