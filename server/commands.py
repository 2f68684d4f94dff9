"""What the server adds to the command `gradus`: serve, worker, db, users. No torch here: it must start at once."""

import fcntl
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from graders.bank import BankError, load_bank
from server.config import ConfigError, Settings, create_secret, read_settings
from server.db import Database
from server.errors import DomainError
from server.log import configure_logging
from server.models import Enrolment, Role, User
from server.schema import upgrade_schema
from server.services import accounts, courses, demo
from server.supervisor import Supervisor, is_free


@click.command()
@click.option("--bind", help="Address and port, as in 127.0.0.1:8000.")
@click.option("--graders", type=int, help="How many submissions are graded at the same time.")
def serve(bind: str | None, graders: int | None) -> None:
    """Serve the pages and grade what is submitted.

    Upgrades the database; an empty one gets a demo course, whose passwords are printed once.
    """
    configure_logging()
    given = {"GRADUS_BIND": bind, "GRADUS_GRADERS": graders}
    environ = dict(os.environ) | {name: str(value) for name, value in given.items() if value is not None}
    try:
        create_secret(_read_settings(environ=environ).data_dir, environ)
    except OSError as error:
        raise click.ClickException(f"the data directory cannot be written: {error}. Set GRADUS_DATA_DIR.") from error
    settings = _read_settings(needs_secret=True, environ=environ)
    try:
        exercises = len(load_bank(settings.bank).exercises)
    except BankError as error:
        raise click.ClickException(str(error)) from error
    with _lock(settings.data_dir):
        if not is_free(settings.bind):
            raise click.ClickException(
                f"{settings.bind} cannot be served at: another program uses it, or this machine has no such address. "
                "Set GRADUS_BIND or --bind to another."
            )
        _try_sandbox(settings)
        _upgrade(settings)
        _offer_demo(settings)
        address = f"http://{settings.bind}"
        supervisor = Supervisor(settings.bind, settings.graders, environ)
        supervisor.run(
            lambda: click.echo(f"Gradus serves at {address} (exercises: {exercises}, graders: {settings.graders}).")
        )


@click.command()
@click.option("--name", default=lambda: f"worker-{os.getpid()}", help="A name that no other worker has.")
def worker(name: str) -> None:
    """Grade submissions of the database, beside or without `gradus serve`."""
    _read_settings()
    # A process of its own, so that this module need not import torch.
    os.execv(sys.executable, [sys.executable, "-m", "server.worker", name])  # noqa: S606


@click.group()
def db() -> None:
    """Look after the database."""


@db.command("upgrade")
def upgrade_database() -> None:
    """Bring the database's tables up to date."""
    settings = _read_settings()
    _upgrade(settings)
    click.echo("The database is up to date.")


@click.group()
def users() -> None:
    """Add people, list them, give them new passwords."""


@users.command("add")
@click.argument("email")
@click.option("--name", required=True, help="The name that others see.")
@click.option("--course", help="The course to put them in, by its slug.")
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.STUDENT.value)
@click.option("--locale", type=click.Choice(["en", "ja"]), help="The language of their pages.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of drawing one.")
def add_user(email: str, name: str, course: str | None, role: str, locale: str | None, password_stdin: bool) -> None:
    """Add a person, and put them in a course."""
    password = _obtain_password(password_stdin)
    with _open_database() as database, database.session() as session:
        found = courses.find_course(session, course) if course else None
        user = accounts.create_user(session, email, name, password, locale)
        if found:
            courses.enrol(session, user, found, Role(role))
    click.echo(f"{email} was added." + ("" if password_stdin else f" Password: {password}"))


@users.command("list")
def list_users() -> None:
    """List the people and their courses."""
    with _open_database() as database, database.session() as session:
        for user in session.scalars(select(User).order_by(User.email)):
            enrolments = session.scalars(select(Enrolment).where(Enrolment.user_id == user.id))
            places = ", ".join(f"{each.course.slug} ({each.role.value})" for each in enrolments)
            click.echo(f"{user.email}\t{user.name}\t{places or '-'}")


@users.command("password")
@click.argument("email")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of drawing one.")
def set_password(email: str, password_stdin: bool) -> None:
    """Give a person a new password; whoever uses the old one is signed out."""
    password = _obtain_password(password_stdin)
    with _open_database() as database, database.session() as session:
        accounts.change_password(session, email, password)
    click.echo(f"{email} has a new password." + ("" if password_stdin else f" Password: {password}"))


def _read_settings(needs_secret: bool = False, environ: Mapping[str, str] = os.environ) -> Settings:
    try:
        return read_settings(needs_secret, environ)
    except ConfigError as error:
        raise click.ClickException("the settings are not right.\n" + "\n".join(error.problems)) from error


def _upgrade(settings: Settings) -> None:
    try:
        upgrade_schema(settings.database_url)
    except (OperationalError, OSError) as error:
        # Only the driver's words: SQLAlchemy's own would show the statement.
        reason = error.orig if isinstance(error, OperationalError) else error
        raise click.ClickException(
            f"the database cannot be used: {str(reason).strip()}\nCheck GRADUS_DATABASE_URL, and that it is running."
        ) from error


def _obtain_password(from_stdin: bool) -> str:
    return sys.stdin.readline().rstrip("\n") if from_stdin else secrets.token_urlsafe(9)


@contextmanager
def _open_database() -> Iterator[Database]:
    """Open an up-to-date database, and say what a service refuses as a plain sentence."""
    settings = _read_settings()
    _upgrade(settings)
    database = Database(settings.database_url)
    try:
        yield database
    except DomainError as error:
        raise click.ClickException(error.text.en) from error
    finally:
        database.dispose()


@contextmanager
def _lock(data_dir: Path) -> Iterator[None]:
    """Hold the data directory, since the names of its workers must be unique."""
    with (data_dir / "serve.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise click.ClickException(
                f"another `gradus serve` uses the data directory {data_dir}. Stop it, or set another GRADUS_DATA_DIR."
            ) from error
        yield


def _try_sandbox(settings: Settings) -> None:
    """Refuse to serve where a wall is missing, with what the doctor says."""
    if settings.sandbox == "none":
        return
    # A process of its own, so that this one need not import torch.
    code = "from graders.cli import main; main()"
    command = [sys.executable, "-c", code, "doctor", "--sandbox", settings.sandbox]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  the command is ours
    if found.returncode != 0:
        raise click.ClickException(
            f"student code must not run on this machine.\n{found.stdout}{found.stderr}"
            "The README says what the sandbox needs; `gradus doctor` tries it again."
        )


def _offer_demo(settings: Settings) -> None:
    with Database(settings.database_url).session() as session:
        loaded = demo.load_demo(session, settings.time_zone)
    if not loaded:
        return
    click.echo("A demo course was made. These passwords are shown only once (`gradus users password` draws new ones):")
    for account in loaded:
        click.echo(f"  {account.role.value:<10}  {account.email:<24}  {account.password}")
