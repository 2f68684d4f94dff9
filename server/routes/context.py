"""What a request works with: the app's parts, a database session, the person signed in."""

import hmac
from dataclasses import dataclass

from flask import Flask, current_app, g
from flask import session as cookie
from flask_login import AnonymousUserMixin, LoginManager, UserMixin, current_user, login_user, logout_user
from sqlalchemy.orm import Session

from graders.bank import Bank
from server.config import Settings
from server.db import Database
from server.models import User
from server.services.accounts import fingerprint_password

EXTENSION = "gradus"


@dataclass(frozen=True)
class Parts:
    """Hold what create_app put together."""

    settings: Settings
    database: Database
    bank: Bank


class SignInError(Exception):
    """Nobody is signed in, and this page needs to know who asks."""


def parts() -> Parts:
    """Give the parts of the running app."""
    found: Parts = current_app.extensions[EXTENSION]
    return found


def database_session() -> Session:
    """Give this request's session, opened at first use."""
    if "session" not in g:
        g.session = parts().database.session()
    session: Session = g.session
    return session


def close_session(_error: BaseException | None = None) -> None:
    """Close this request's session; what was not committed is undone."""
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.close()


class Identity(UserMixin):  # type: ignore[misc]
    """A person as Flask-Login knows them: the id in the cookie also holds a mark of the password."""

    def __init__(self, user: User) -> None:
        self.user = user

    def get_id(self) -> str:
        """Give what the cookie remembers."""
        return f"{self.user.id}.{fingerprint_password(self.user)}"


def install_sign_in(app: Flask) -> None:
    """Let Flask-Login find the person behind a cookie."""
    manager = LoginManager(app)
    manager.user_loader(_load_identity)


def _load_identity(remembered: str) -> Identity | None:
    """Find the person; a changed password ends older sign-ins."""
    number, _, mark = remembered.partition(".")
    user = database_session().get(User, int(number)) if number.isdecimal() else None
    if user is None or not hmac.compare_digest(mark, fingerprint_password(user)):
        return None
    return Identity(user)


def find_viewer() -> User | None:
    """Give the person signed in, if any."""
    viewer: User | None = getattr(current_user, "user", None)
    return viewer


def require_viewer() -> User:
    """Give the person signed in.

    Raises:
        SignInError: there is none.
    """
    viewer = find_viewer()
    if viewer is None:
        raise SignInError
    return viewer


def remember_viewer(user: User) -> None:
    """Sign a person in, in a fresh cookie so that none made before is worth anything."""
    cookie.clear()
    login_user(Identity(user))


def overlook_viewer() -> None:
    """Answer this request as if nobody were signed in, without asking the database."""
    g._login_user = AnonymousUserMixin()  # where Flask-Login keeps whom it found


def forget_viewer() -> None:
    """Sign out."""
    logout_user()
    cookie.clear()
