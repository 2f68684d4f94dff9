"""The history of an exercise: all that one student handed in for it, which is best, and how two of them differ."""

import io
import zipfile
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, defer, joinedload

from graders.report import Verdict
from server.errors import NotFoundError
from server.models import Course, ReportRow, Submission, User
from server.services.submissions import NO_SUBMISSION, get_submission

FETCHED_AT_ONCE = 50


@dataclass(frozen=True)
class Entry:
    """One submission in its student's history of one exercise; `number` counts from 1, the first handed in."""

    number: int
    submission: Submission
    is_best: bool
    is_latest: bool

    @property
    def ratio(self) -> float | None:
        """The part of the points that was earned; None where nothing is known, or the failure is ours."""
        report = self.submission.report
        if report is None or report.verdict is Verdict.GRADER_ERROR:
            return None
        return report.score / report.max_score if report.max_score else 0.0


@dataclass(frozen=True)
class Change:
    """Two submissions of one student for one exercise."""

    old: Submission
    new: Submission
    old_number: int
    new_number: int


def open_history(session: Session, course: Course, student: User, exercise: str) -> list[Entry]:
    """List a student's submissions of an exercise, the newest first; sources and outputs are left in the database."""
    query = select(Submission).where(*_match(course.id, student.id, exercise)).order_by(Submission.id)
    scores = joinedload(Submission.report).load_only(ReportRow.verdict, ReportRow.score, ReportRow.max_score)
    found = list(session.scalars(query.options(scores, defer(Submission.source))))
    best = _find_best(found)
    return [
        Entry(number, submission, is_best=submission is best, is_latest=number == len(found))
        for number, submission in reversed(list(enumerate(found, 1)))
    ]


def get_change(session: Session, old_id: int, new_id: int, viewer: User) -> Change:
    """Get two submissions to be compared.

    Raises:
        NotFoundError: one is none of the viewer's business, or the two are not of one student and exercise.
    """
    old, new = (get_submission(session, each, viewer) for each in (old_id, new_id))
    if (old.course_id, old.student_id, old.exercise) != (new.course_id, new.student_id, new.exercise):
        raise NotFoundError(NO_SUBMISSION)
    return Change(old, new, number_submission(session, old), number_submission(session, new))


def number_submission(session: Session, submission: Submission) -> int:
    """Give the place of a submission in its history, from 1."""
    own = _match(submission.course_id, submission.student_id, submission.exercise)
    return session.scalar(select(func.count(Submission.id)).where(*own, Submission.id <= submission.id)) or 0


def name_source(submission: Submission, number: int) -> str:
    """Name the file that a source is downloaded as."""
    return f"{submission.exercise}-{number:03d}.py"


def write_archive(session: Session, course: Course, student: User, exercise: str) -> bytes:
    """Write a zip of every source that a student handed in for an exercise.

    Raises:
        NotFoundError: there is none.
    """
    query = select(Submission).where(*_match(course.id, student.id, exercise)).order_by(Submission.id)
    found = session.scalars(query.execution_options(yield_per=FETCHED_AT_ONCE))
    zone, file, number = ZoneInfo(course.time_zone), io.BytesIO(), 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, submission in enumerate(found, 1):
            moment = submission.submitted_at.astimezone(zone).timetuple()[:6]
            entry = zipfile.ZipInfo(f"{exercise}/{name_source(submission, number)}", moment)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, submission.source, zipfile.ZIP_DEFLATED)
    if not number:
        raise NotFoundError(NO_SUBMISSION)
    return file.getvalue()


def _match(course_id: int, student_id: int, exercise: str) -> tuple[ColumnElement[bool], ...]:
    return (Submission.course_id == course_id, Submission.student_id == student_id, Submission.exercise == exercise)


def _find_best(submissions: list[Submission]) -> Submission | None:
    """Find the first with the highest score, as the gradebook does; a grader's error never counts."""
    graded = [each for each in submissions if each.report and each.report.verdict is not Verdict.GRADER_ERROR]
    return max(graded, key=lambda each: each.report.score if each.report else 0.0, default=None)
