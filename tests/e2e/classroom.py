"""A class in a running site: people put into its database, whose hand-ins its own graders grade."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from graders.bank import load_bank
from graders.progress import Progress
from server.db import Database, start_write
from server.interim import InterimWriter, read_interim
from server.models import Course, Role, State, Submission, User
from server.services import accounts, courses, queue, submissions
from server.services.clock import now
from tests.patience import wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "correct horse"
# Who they are, how many exercises of the bank they have begun, and every how many-th of them is not right yet.
STUDENTS = (
    ("Amara Okafor", 14, 9),
    ("Chen Wei", 12, 5),
    ("Daichi Kobayashi", 14, 20),
    ("Elena Rossi", 9, 4),
    ("Farid Haddad", 6, 2),
    ("Grace Lindqvist", 13, 7),
    ("Haruka Ito", 11, 6),
    ("Ines Moreau", 8, 3),
    ("Jonas Weber", 3, 2),
    ("Kana Yoshida", 14, 8),
    ("Leo Silva", 10, 3),
    ("Mei Nakamura", 0, 1),
)


@dataclass
class Classroom:
    """A course of a running site, by its database."""

    database: Database
    slug: str
    bank: Path = ROOT / "exercises"
    numbers: dict[str, int] = field(default_factory=dict)

    def enrol(self, email: str, name: str, role: Role = Role.STUDENT) -> None:
        """Add a person, whose password is PASSWORD."""
        with self.database.session() as session:
            user = accounts.create_user(session, email, name, PASSWORD)
            courses.enrol(session, user, courses.find_course(session, self.slug), role)
            self.numbers[email] = user.id

    def hand_in(self, email: str, exercise: str, source: str, file_name: str = "") -> int:
        """Hand in as the form does, and give the submission's number; `wait` waits for the graders."""
        with self.database.session() as session:
            course, student = courses.find_course(session, self.slug), session.get(User, self.numbers[email])
            found = load_bank(self.bank).exercises[exercise]
            made = submissions.HandIn("" if file_name else source, file_name, source.encode() if file_name else b"")
            return submissions.submit(session, course, student, found, made).id

    @contextmanager
    def show_grading(self, data: Path, email: str, exercise: str, source: str, progress: Progress) -> Iterator[int]:
        """Keep a submission that is being graded by nobody, as far as `progress`, and give its number."""
        moment = now()
        with self.database.session() as session:
            start_write(session)
            submission = Submission(
                course_id=courses.find_course(session, self.slug).id,
                student_id=self.numbers[email],
                exercise=exercise,
                source=source,
                file_name="",
                seed=1,
                state=State.GRADING,
                attempts=1,
                leased_by="nobody",
                lease_expires_at=moment + timedelta(hours=1),
                submitted_at=moment - timedelta(seconds=4),
                started_at=moment,
            )
            session.add(submission)
            session.commit()
            number = submission.id
        with InterimWriter(data, number, 1) as writer:
            writer.tell(progress)
            wait_for(lambda: read_interim(data, number, 1))
            yield number
        with self.database.session() as session:
            start_write(session)
            session.execute(delete(Submission).where(Submission.id == number))
            session.commit()

    @contextmanager
    def begin_grading(self) -> Iterator[None]:
        """Have the oldest submission that waits taken by a grader of another name, and given back."""
        name = "another"
        with self.database.session() as session:
            queue.claim_next(session, name, lease_seconds=3600.0)
        try:
            yield
        finally:
            with self.database.session() as session:
                queue.release_leases(session, name)

    def wait(self) -> None:
        """Wait until all is graded."""
        wait_for(lambda: not self._count_waiting())

    def _count_waiting(self) -> int:
        with self.database.session() as session:
            return session.scalar(select(func.count(Submission.id)).where(Submission.state != State.GRADED)) or 0


@contextmanager
def open_classroom(data: Path, slug: str, title: str, bank: Path = ROOT / "exercises") -> Iterator[Classroom]:
    """Make a course in the database of the site whose data directory this is."""
    database = Database(f"sqlite:///{data / 'gradus.sqlite3'}")
    with database.session() as session:
        _add_course(session, slug, title)
    yield Classroom(database, slug, bank)
    database.dispose()


def _add_course(session: Session, slug: str, title: str) -> None:
    session.add(Course(slug=slug, title=title, time_zone="Asia/Tokyo"))
    session.commit()


def fill(classroom: Classroom, most: int) -> None:
    """Enrol a dozen students and hand in `most` exercises for each: solutions, and mistakes that the bank knows."""
    exercises = list(load_bank(classroom.bank).exercises)
    for name, begun, slips in STUDENTS:
        email = f"{name.split()[0].lower()}@class.example.com"
        classroom.enrol(email, name)
        for place, slug in enumerate(exercises[: min(begun, most)], start=1):
            folder = classroom.bank / slug
            mistakes = sorted((folder / "wrong").glob("*.py"))
            right = place % slips
            chosen = folder / "solution.py" if right else mistakes[(place + begun) % len(mistakes)]
            classroom.hand_in(email, slug, chosen.read_text(encoding="utf-8"))
    classroom.wait()
