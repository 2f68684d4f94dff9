"""The demo course that `gradus serve` puts into an empty database."""

import secrets
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.models import Course, Role, User
from server.services.accounts import create_user
from server.services.courses import enrol

PEOPLE = (
    ("instructor@example.com", "Hana Mori", Role.INSTRUCTOR),
    ("aki@example.com", "Aki Sato", Role.STUDENT),
    ("ben@example.com", "Ben Carter", Role.STUDENT),
)


@dataclass(frozen=True)
class DemoAccount:
    """Hold what must be printed once: a fresh password is kept nowhere else."""

    email: str
    name: str
    role: Role
    password: str


def load_demo(session: Session, time_zone: str = "UTC") -> list[DemoAccount]:
    """Make one course with an instructor and two students, if nobody is in the database yet."""
    if session.scalar(select(func.count(User.id))):
        return []
    course = Course(slug="demo", title="Automatic differentiation", time_zone=time_zone)
    session.add(course)
    session.commit()
    accounts = []
    for email, name, role in PEOPLE:
        password = secrets.token_urlsafe(9)
        enrol(session, create_user(session, email, name, password), course, role)
        accounts.append(DemoAccount(email, name, role, password))
    return accounts
