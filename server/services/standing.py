"""The standing of a submission that waits: its place in the queue, what is decided of it, and how long it may take."""

import hashlib
import statistics
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from graders.progress import Progress
from graders.report import Verdict
from server.interim import read_interim
from server.models import ReportRow, State, Submission
from server.services.clock import now

# An estimate looks at this many gradings of the exercise, among this many submissions before.
ESTIMATE_GRADINGS = 20
ESTIMATE_SUBMISSIONS = 2000


@dataclass(frozen=True)
class Standing:
    """Hold where a submission stands; `progress` is None while no grader tells any."""

    state: State
    ahead: int
    progress: Progress | None

    @property
    def digest(self) -> str:
        """A short word that is another once anything of it is another."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:16]


def find_standing(session: Session, submission: Submission, data_dir: Path) -> Standing:
    """Find out where a submission stands, by the database and by what its grader left in the data directory."""
    ahead = count_ahead(session, submission) if submission.state is State.QUEUED else 0
    is_graded_now = submission.state is State.GRADING
    progress = read_interim(data_dir, submission.id, submission.attempts) if is_graded_now else None
    return Standing(submission.state, ahead, progress)


def estimate_grading(session: Session, submission: Submission) -> float | None:
    """Estimate the seconds that grading takes, from recent gradings of the exercise; None where there are none."""
    query = (
        select(ReportRow.duration_ms)
        .join(Submission)
        .where(
            Submission.exercise == submission.exercise,
            Submission.id > submission.id - ESTIMATE_SUBMISSIONS,
            ReportRow.verdict != Verdict.GRADER_ERROR,
        )
    )
    durations = session.scalars(query.order_by(Submission.id.desc()).limit(ESTIMATE_GRADINGS)).all()
    return statistics.median(durations) / 1e3 if durations else None


def measure_wait(submission: Submission) -> int:
    """Give the whole seconds since a submission came in."""
    return max(0, int((now() - submission.submitted_at).total_seconds()))


def count_ahead(session: Session, submission: Submission) -> int:
    """Count the submissions that will be taken before this one."""
    query = select(func.count(Submission.id)).where(Submission.state == State.QUEUED, Submission.id < submission.id)
    return session.scalar(query) or 0
