"""A course and who takes part in it."""

from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from server.models.model import Model, word_column
from server.models.user import User
from server.zones import is_zone


class Role(StrEnum):
    """Say what a person is in one course."""

    STUDENT = "student"
    INSTRUCTOR = "instructor"


class Course(Model):
    """Hold a course; every exercise of the bank is open in it, times are shown in its zone."""

    __tablename__ = "courses"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")

    @validates("time_zone")
    def check_time_zone(self, _name: str, zone: str) -> str:
        """Let only IANA names in, so that no page can fail over a zone."""
        if not is_zone(zone):
            raise ValueError(f"{zone!r} is not the IANA name of a time zone")
        return zone


class Enrolment(Model):
    """Join a person to a course in one role."""

    __tablename__ = "enrolments"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id", ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[Role] = mapped_column(word_column(Role))

    user: Mapped[User] = relationship()
    course: Mapped[Course] = relationship()
