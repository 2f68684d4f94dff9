"""What a student handed in, and how far its grading has come."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.models.course import Course
from server.models.model import Model, UtcTime, word_column
from server.models.user import User

if TYPE_CHECKING:  # for the annotation alone: the two tables name each other
    from server.models.report import ReportRow


class State(StrEnum):
    """Say how far the grading has come."""

    QUEUED = "queued"
    GRADING = "grading"
    GRADED = "graded"


class Submission(Model):
    """Hold one hand-in. This row is also the queue: whoever holds its lease grades it.

    `seed` is drawn once, on arrival, so that a second attempt at grading asks the same questions.
    """

    __tablename__ = "submissions"
    __table_args__ = (
        Index("ix_submissions_state_id", "state", "id"),
        Index("ix_submissions_course_id_student_id_exercise", "course_id", "student_id", "exercise"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    exercise: Mapped[str] = mapped_column(String(80))
    source: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(String(255))
    seed: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[State] = mapped_column(word_column(State), default=State.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    leased_by: Mapped[str | None] = mapped_column(String(400))
    lease_expires_at: Mapped[datetime | None] = mapped_column(UtcTime)
    submitted_at: Mapped[datetime] = mapped_column(UtcTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcTime)
    graded_at: Mapped[datetime | None] = mapped_column(UtcTime)

    course: Mapped[Course] = relationship()
    student: Mapped[User] = relationship()
    report: Mapped["ReportRow | None"] = relationship(back_populates="submission")
