"""The gradebook: students by exercises, the best score of each."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from graders.report import Verdict
from server.models import Course, Enrolment, ReportRow, Role, Submission, User


@dataclass(frozen=True)
class Best:
    """A student's best graded submission of one exercise."""

    student_id: int
    exercise: str
    submission_id: int
    verdict: Verdict
    score: float
    max_score: float


@dataclass(frozen=True)
class Gradebook:
    """Hold what the instructor's table shows; `best` is keyed by student and exercise."""

    students: list[User]
    best: dict[tuple[int, str], Best]
    grader_errors: list[Submission]

    def total(self, student: User, exercises: list[str]) -> float:
        """Add up a student's best scores."""
        found = (self.best.get((student.id, exercise)) for exercise in exercises)
        return sum(each.score for each in found if each)


def open_gradebook(session: Session, course: Course) -> Gradebook:
    """Gather the whole table of a course in three queries, whatever its size."""
    students = session.scalars(
        select(User)
        .join(Enrolment, Enrolment.user_id == User.id)
        .where(Enrolment.course_id == course.id, Enrolment.role == Role.STUDENT)
        .order_by(User.name, User.id)
    )
    return Gradebook(list(students), find_best(session, course), list_grader_errors(session, course))


def find_best(session: Session, course: Course, student: User | None = None) -> dict[tuple[int, str], Best]:
    """Find the best submission per student and exercise; of equals the first. A grader's error never counts."""
    rank = func.row_number().over(
        partition_by=(Submission.student_id, Submission.exercise),
        order_by=(ReportRow.score.desc(), Submission.id),
    )
    graded = (
        select(
            Submission.student_id,
            Submission.exercise,
            Submission.id.label("submission_id"),
            ReportRow.verdict,
            ReportRow.score,
            ReportRow.max_score,
            rank.label("rank"),
        )
        .join(ReportRow, ReportRow.submission_id == Submission.id)
        .where(Submission.course_id == course.id, ReportRow.verdict != Verdict.GRADER_ERROR)
    )
    if student is not None:
        graded = graded.where(Submission.student_id == student.id)
    ranked = graded.subquery()
    rows = session.execute(select(ranked).where(ranked.c.rank == 1))
    return {(row.student_id, row.exercise): Best(*row[:6]) for row in rows}


def list_grader_errors(session: Session, course: Course) -> list[Submission]:
    """List the submissions that we failed to grade, the newest first."""
    query = (
        select(Submission)
        .join(ReportRow, ReportRow.submission_id == Submission.id)
        .where(Submission.course_id == course.id, ReportRow.verdict == Verdict.GRADER_ERROR)
        .order_by(Submission.id.desc())
    )
    return list(session.scalars(query.options(joinedload(Submission.student), joinedload(Submission.report))))
