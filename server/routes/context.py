"""What a request works with: the app's parts, a database session, the person signed in."""

import hmac
from dataclasses import dataclass

from flask import current_app, g
from flask import session as cookie
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


def find_viewer() -> User | None:
    """Give the person signed in, if any; a changed password ends older sign-ins."""
    if "viewer" not in g:
        user_id = cookie.get("user_id")
        user = database_session().get(User, user_id) if user_id is not None else None
        known = user is not None and hmac.compare_digest(cookie.get("mark", ""), fingerprint_password(user))
        g.viewer = user if known else None
    viewer: User | None = g.viewer
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
    cookie["user_id"] = user.id
    cookie["mark"] = fingerprint_password(user)
    g.viewer = user


def forget_viewer() -> None:
    """Sign out."""
    cookie.clear()
    g.viewer = None
