"""The queue. The submission's row is the truth: whoever holds its lease grades it, and a report is stored once."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, Update, and_, or_, select, update
from sqlalchemy.orm import Session

from graders.report import Report, Verdict
from graders.text import Text
from server.db import start_write
from server.models import State, Submission
from server.services.clock import now
from server.services.reports import make_rows

MAX_ATTEMPTS = 3
GAVE_UP = Text(
    "The grader itself failed, so this submission has no score yet and costs you nothing. "
    "Your instructor has been told; you may also submit again.",
    "採点システム側の問題で採点できませんでした。減点にはなりません。教員に通知済みです。もう一度提出しても構いません。",
)


@dataclass(frozen=True)
class Claim:
    """Hold what a worker needs to grade one submission."""

    submission_id: int
    exercise: str
    source: str
    seed: int
    attempt: int

    @property
    def is_last(self) -> bool:
        """Say whether there will be no other attempt after this one."""
        return self.attempt >= MAX_ATTEMPTS


def claim_next(session: Session, worker: str, lease_seconds: float) -> Claim | None:
    """Take the oldest submission that nobody is grading, or whose worker has let its lease run out.

    The UPDATE names the state that was read, so of two workers that saw the same row only one changes it.
    """
    while True:
        start_write(session)
        moment = now()
        expired = and_(Submission.state == State.GRADING, Submission.lease_expires_at < moment)
        # Naming the two states lets the index on state pass over all that is graded.
        query = select(Submission).where(
            Submission.state.in_((State.QUEUED, State.GRADING)), or_(Submission.state == State.QUEUED, expired)
        )
        seen = session.scalar(query.order_by(Submission.id).limit(1).execution_options(populate_existing=True))
        if seen is None:
            session.commit()
            return None
        taken = _count_changed(
            session,
            update(Submission)
            .where(
                Submission.id == seen.id,
                Submission.state == seen.state,
                Submission.attempts == seen.attempts,
            )
            .values(
                state=State.GRADING,
                attempts=seen.attempts + 1,
                leased_by=worker,
                lease_expires_at=moment + timedelta(seconds=lease_seconds),
                started_at=moment,
            ),
        )
        claim = Claim(seen.id, seen.exercise, seen.source, seen.seed, seen.attempts + 1)
        session.commit()
        if taken == 1:
            return claim


def complete(session: Session, submission_id: int, report: Report) -> bool:
    """Store the report, unless one is there already; say whether it was stored.

    A worker that outlived its lease may deliver too: the first report stands, and both are equal anyhow.
    """
    start_write(session)
    closed = _count_changed(
        session,
        update(Submission)
        .where(Submission.id == submission_id, Submission.state != State.GRADED)
        .values(state=State.GRADED, graded_at=now(), leased_by=None, lease_expires_at=None),
    )
    submission = session.get(Submission, submission_id, populate_existing=True)
    if submission is None or closed != 1:
        session.rollback()
        return False
    session.add(make_rows(submission, report))
    session.commit()
    return True


def give_back(session: Session, claim: Claim) -> None:
    """Put a submission back into the queue after a failure of our own."""
    start_write(session)
    _count_changed(
        session,
        update(Submission)
        .where(
            Submission.id == claim.submission_id,
            Submission.state == State.GRADING,
            Submission.attempts == claim.attempt,
        )
        .values(state=State.QUEUED, leased_by=None, lease_expires_at=None),
    )
    session.commit()


def release_leases(session: Session, worker: str) -> int:
    """End the leases of a worker that is known to be dead; say how many there were."""
    start_write(session)
    released = _count_changed(
        session,
        update(Submission)
        .where(Submission.state == State.GRADING, Submission.leased_by == worker)
        .values(lease_expires_at=now() - timedelta(seconds=1)),
    )
    session.commit()
    return released


def make_apology(claim: Claim, exercise_digest: str, max_score: float) -> Report:
    """Make the report of a submission that could not be graded for a reason of ours."""
    return Report(
        exercise=claim.exercise,
        exercise_digest=exercise_digest,
        verdict=Verdict.GRADER_ERROR,
        score=0.0,
        max_score=max_score,
        seed=claim.seed,
        duration_ms=0.0,
        stdout="",
        checks=(),
        message=GAVE_UP,
    )


def _count_changed(session: Session, change: Update) -> int:
    result = session.execute(change.execution_options(synchronize_session=False))
    return cast(CursorResult[Any], result).rowcount
