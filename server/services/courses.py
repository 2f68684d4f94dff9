"""Courses: who takes part, and in which role."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from graders.text import Text
from server.db import start_write
from server.errors import AccessError, InputError, NotFoundError
from server.models import Course, Enrolment, Role, User
from server.zones import is_zone

NO_COURSE = Text("There is no such course, or you are not in it.", "その講座はないか、あなたは参加していません。")


def list_enrolments(session: Session, user: User) -> list[Enrolment]:
    """List a person's courses by title."""
    query = select(Enrolment).join(Course).where(Enrolment.user_id == user.id).order_by(Course.title)
    return list(session.scalars(query.options(joinedload(Enrolment.course))))


def get_enrolment(session: Session, course_slug: str, user: User) -> Enrolment:
    """Get a person's place in a course.

    Raises:
        NotFoundError: there is no such course, or the person is not in it.
    """
    query = select(Enrolment).join(Course).where(Course.slug == course_slug, Enrolment.user_id == user.id)
    enrolment = session.scalar(query.options(joinedload(Enrolment.course)))
    if enrolment is None:
        raise NotFoundError(NO_COURSE)
    return enrolment


def require_instructor(enrolment: Enrolment) -> None:
    """Let only instructors pass.

    Raises:
        AccessError: this is a student.
    """
    if enrolment.role is not Role.INSTRUCTOR:
        raise AccessError(
            Text("Only the instructors of this course may see this page.", "このページは講座の教員だけが見られます。")
        )


def find_course(session: Session, slug: str) -> Course:
    """Find a course by its slug.

    Raises:
        NotFoundError: there is no such course.
    """
    course = session.scalar(select(Course).where(Course.slug == slug))
    if course is None:
        raise NotFoundError(Text(f"There is no course {slug!r}.", f"講座 {slug!r} はありません。"))
    return course


def set_time_zone(session: Session, course: Course, zone: str) -> None:
    """Choose the zone that the course's times are shown in; what is stored stays in UTC.

    Raises:
        InputError: there is no such zone.
    """
    if not is_zone(zone):
        raise InputError(
            Text(
                f"There is no time zone {zone!r}. Choose one from the list, such as Asia/Tokyo.",
                f"「{zone}」というタイムゾーンはありません。Asia/Tokyo のように一覧から選んでください。",
            )
        )
    start_write(session)
    course.time_zone = zone
    session.commit()


def enrol(session: Session, user: User, course: Course, role: Role) -> None:
    """Put a person into a course, or change their role in it."""
    start_write(session)
    session.merge(Enrolment(user_id=user.id, course_id=course.id, role=role))
    session.commit()


def get_member(session: Session, course: Course, user_id: int) -> User:
    """Get a person of the course.

    Raises:
        NotFoundError: there is no such person in it.
    """
    query = select(User).join(Enrolment, Enrolment.user_id == User.id).where(Enrolment.course_id == course.id)
    # Looked for in Python: a number from an address may be larger than the database takes.
    user = next((each for each in session.scalars(query) if each.id == user_id), None)
    if user is None:
        raise NotFoundError(Text("There is no such person in this course.", "その人はこの講座にいません。"))
    return user
