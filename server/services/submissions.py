"""Submissions: handing in, and reading back what one may see."""

import secrets
import time
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload

from graders.bank import Exercise
from graders.source import MAX_SOURCE_KIB, SourceError, read_source
from graders.text import Text
from server.db import start_write
from server.errors import InputError, NotFoundError
from server.models import Course, Enrolment, Role, State, Submission, User
from server.services.clock import now

POLL_SECONDS = 0.015
SEED_BELOW = 2**31
# The largest number that PostgreSQL's column of identities holds; it refuses to look for a larger one.
ID_MAX = 2**31 - 1
NO_SUBMISSION = Text("There is no such submission.", "その提出はありません。")


@dataclass(frozen=True)
class HandIn:
    """What the form carried: the text of the editor, the file, and which of the two was meant.

    `meant` is "text", "file" or, where the form did not say, empty.
    """

    text: str
    file_name: str
    file_data: bytes
    meant: str = ""


def choose_source(hand_in: HandIn) -> tuple[str, str]:
    """Give the source and its file name ("" for the editor's text).

    Raises:
        InputError: there is none, it is not clear which is meant, or it cannot be graded.
    """
    if hand_in.meant == "text" and hand_in.file_name:
        raise InputError(
            Text(
                f"You chose the file {hand_in.file_name} but submitted the editor's text. Nothing was graded: press "
                "“Submit the file” to hand in the file, or submit the text again without it.",
                f"ファイル {hand_in.file_name} が選ばれていますが、エディターの内容が送信されました。"
                "採点はしていません。ファイルを提出するには「ファイルを提出」を、内容を提出するにはもう一度「提出」を押してください。",
            )
        )
    if hand_in.meant == "file" and not hand_in.file_name:
        raise InputError(Text("Choose a .py file first.", "先に .py ファイルを選んでください。"))
    if not hand_in.file_name:
        return _read_source(hand_in.text.encode("utf-8", "replace")), ""
    file_name = "".join(each for each in hand_in.file_name if each.isprintable())[-255:]
    if not file_name.lower().endswith(".py"):
        raise InputError(
            Text(
                f"{file_name} is not a .py file. Hand in the Python file itself.",
                f"{file_name} は .py ファイルではありません。Python のファイルを提出してください。",
            )
        )
    return _read_source(hand_in.file_data), file_name


def submit(session: Session, course: Course, student: User, exercise: Exercise, hand_in: HandIn) -> Submission:
    """Save a hand-in; once this returns, it will be graded whatever happens to this process.

    The same text again while the first still waits is a button pressed twice, and gives the first submission.

    Raises:
        InputError: it cannot be graded; nothing was saved.
    """
    source, file_name = choose_source(hand_in)
    start_write(session)
    last = _find_last(session, course, student, exercise)
    if last is not None and last.state is not State.GRADED and (last.source, last.file_name) == (source, file_name):
        return last
    submission = Submission(
        course_id=course.id,
        student_id=student.id,
        exercise=exercise.slug,
        source=source,
        file_name=file_name,
        seed=secrets.randbelow(SEED_BELOW),
        submitted_at=now(),
    )
    session.add(submission)
    session.commit()
    return submission


def get_submission(session: Session, submission_id: int, viewer: User) -> Submission:
    """Get a submission for its student or an instructor of its course.

    Raises:
        NotFoundError: there is none, or it is none of the viewer's business; the two look alike.
    """
    if submission_id > ID_MAX:
        raise NotFoundError(NO_SUBMISSION)
    teaches = (
        select(Enrolment.user_id)
        .where(
            Enrolment.course_id == Submission.course_id,
            Enrolment.user_id == viewer.id,
            Enrolment.role == Role.INSTRUCTOR,
        )
        .exists()
    )
    query = select(Submission).where(Submission.id == submission_id, or_(Submission.student_id == viewer.id, teaches))
    submission = session.scalar(
        query.options(joinedload(Submission.course), joinedload(Submission.student), joinedload(Submission.report))
    )
    if submission is None:
        raise NotFoundError(NO_SUBMISSION)
    return submission


def list_submissions(session: Session, course: Course, student: User, exercise: str = "") -> list[Submission]:
    """List a student's submissions, the newest first; all exercises, or one."""
    conditions: list[ColumnElement[bool]] = [Submission.course_id == course.id, Submission.student_id == student.id]
    if exercise:
        conditions.append(Submission.exercise == exercise)
    query = select(Submission).where(*conditions).order_by(Submission.id.desc())
    return list(session.scalars(query.options(joinedload(Submission.report))))


def find_last_source(session: Session, course: Course, student: User, exercise: Exercise) -> str | None:
    """Find what the student handed in last for an exercise."""
    last = _find_last(session, course, student, exercise)
    return last.source if last else None


def wait_until_graded(session: Session, submission: Submission, seconds: float) -> bool:
    """Wait a moment for the report, so that the student usually sees it at once."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        state = session.scalar(select(Submission.state).where(Submission.id == submission.id))
        # Each look is a transaction of its own: a connection is not held while we sleep.
        session.commit()
        if state is State.GRADED:
            return True
        time.sleep(POLL_SECONDS)
    return False


def _find_last(session: Session, course: Course, student: User, exercise: Exercise) -> Submission | None:
    query = select(Submission).where(
        Submission.course_id == course.id, Submission.student_id == student.id, Submission.exercise == exercise.slug
    )
    return session.scalar(query.order_by(Submission.id.desc()).limit(1))


def _read_source(data: bytes) -> str:
    try:
        return read_source(data)
    except SourceError as error:
        raise InputError(error.text, status=413 if len(data) > MAX_SOURCE_KIB * 1024 else 422) from error
