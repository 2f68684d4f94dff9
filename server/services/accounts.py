"""People: creating them, checking their passwords."""

import hashlib
import re

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from graders.text import Text
from server.db import start_write
from server.errors import ConflictError, InputError, NotFoundError
from server.models import User
from server.services.clock import now

HASHER = PasswordHasher()
PASSWORD_LENGTH_MIN = 8
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,189}")


def create_user(session: Session, email: str, name: str, password: str, locale: str | None = None) -> User:
    """Add a person.

    Raises:
        InputError: the e-mail, the name or the password cannot be used.
        ConflictError: the e-mail is taken.
    """
    email = normalise_email(email)
    if not EMAIL.fullmatch(email):
        raise InputError(Text(f"{email!r} is not an e-mail address.", f"{email!r} はメールアドレスではありません。"))
    if not name.strip() or len(name) > 120:
        raise InputError(Text("Give a name of 1 to 120 characters.", "名前は 1～120 文字で入力してください。"))
    password_hash = _hash_password(password)
    start_write(session)
    if session.scalar(select(User.id).where(User.email == email)) is not None:
        raise ConflictError(Text(f"There is already an account for {email}.", f"{email} のアカウントは既にあります。"))
    user = User(email=email, name=name.strip(), password_hash=password_hash, locale=locale, created_at=now())
    session.add(user)
    session.commit()
    return user


def authenticate(session: Session, email: str, password: str) -> User | None:
    """Find the person with this e-mail and password.

    An unknown e-mail costs a hash as well, so that the time taken does not tell which e-mails exist.
    """
    user = session.scalar(select(User).where(User.email == normalise_email(email)))
    if user is None:
        HASHER.hash(password)
        return None
    try:
        HASHER.verify(user.password_hash, password)
    except (VerificationError, InvalidHashError):
        return None
    if HASHER.check_needs_rehash(user.password_hash):
        fresh_hash = HASHER.hash(password)
        start_write(session)
        user.password_hash = fresh_hash
        session.commit()
    return user


def change_password(session: Session, email: str, password: str) -> None:
    """Give a person another password; whoever is signed in with the old one is signed out by it.

    Raises:
        NotFoundError: nobody has this e-mail.
        InputError: the password is too short.
    """
    password_hash = _hash_password(password)
    start_write(session)
    user = session.scalar(select(User).where(User.email == normalise_email(email)))
    if user is None:
        raise NotFoundError(Text(f"Nobody has the e-mail {email}.", f"{email} のアカウントはありません。"))
    user.password_hash = password_hash
    session.commit()


def fingerprint_password(user: User) -> str:
    """Give a short mark of the password's hash, kept in the cookie so that a new password ends old sign-ins."""
    return hashlib.sha256(user.password_hash.encode()).hexdigest()[:16]


def normalise_email(email: str) -> str:
    """Write an e-mail the one way that the database knows it."""
    return email.strip().lower()


def _hash_password(password: str) -> str:
    if len(password) < PASSWORD_LENGTH_MIN:
        raise InputError(
            Text(
                f"The password is too short: at least {PASSWORD_LENGTH_MIN} characters.",
                f"パスワードは {PASSWORD_LENGTH_MIN} 文字以上にしてください。",
            )
        )
    return HASHER.hash(password)
