"""What tests of the server share: parts that may be missing, databases, a small bank, an app."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy
from argon2 import PasswordHasher
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask

from graders.sandbox import SandboxUnavailableError, choose_backend
from server.app import create_app
from server.config import Settings
from server.db import Database
from server.models import Model
from server.routes import exercises
from server.routes.context import EXTENSION
from server.schema import upgrade_schema
from server.services import accounts

ROOT = Path(__file__).resolve().parent.parent
Require = Callable[[object, str], None]


@pytest.fixture(scope="session")
def require() -> Require:
    """Skip a test whose part is missing on this machine; where CI is set nothing may be missing, so it fails."""

    def check(condition: object, reason: str) -> None:
        if not condition:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)

    return check


@pytest.fixture(scope="session", autouse=True)
def translations() -> None:
    """Compile the catalogues, so that tests see the words that are in the source."""
    for path in ROOT.glob("server/translations/*/LC_MESSAGES/messages.po"):
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL server of our own; it listens on a socket in its folder only."""

    folder: Path

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def run(self, statement: str) -> None:
        engine = sqlalchemy.create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()


@pytest.fixture(scope="session")
def postgres(require: Require) -> Iterator[Postgres]:
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    require(programs, "PostgreSQL is not installed (Debian's package postgresql)")
    # PostgreSQL refuses to run as root, so root becomes the package's own user.
    prefix: list[str] = []
    folder = Path(tempfile.mkdtemp(prefix="gradus-pg-"))
    if os.geteuid() == 0:
        require(shutil.which("setpriv"), "setpriv is not installed (Debian's package util-linux)")
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        prefix = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
    data, bin_folder = folder / "data", programs[-1]

    def run(program: str, *arguments: str) -> None:
        command = [*prefix, str(bin_folder / program), *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr

    try:
        run("initdb", "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
        run("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield Postgres(folder)
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables, once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    server.run("CREATE DATABASE test_empty")
    yield server.url("test_empty")
    server.run("DROP DATABASE test_empty WITH (FORCE)")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    upgrade_schema(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_url(postgres: Postgres) -> str:
    postgres.run("CREATE DATABASE test_gradus")
    upgrade_schema(postgres.url("test_gradus"))
    return postgres.url("test_gradus")


def empty_tables(url: str) -> None:
    """Empty every table, which takes a tenth of the time of a new database."""
    engine = sqlalchemy.create_engine(url, connect_args={"options": "-c lock_timeout=20s"})
    with engine.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(Model.metadata.tables)} RESTART IDENTITY CASCADE")
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with every table and no row, once on each kind."""
    if request.param == "sqlite":
        path = tmp_path / "gradus.sqlite3"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    url: str = request.getfixturevalue("postgres_url")
    empty_tables(url)
    yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.dispose()


EXERCISE_TOML = """format = 1
number = {number}
track = "first"
points = 4
defines = ["f"]
[title]
en = "{en}"
ja = "{ja}"
"""


@pytest.fixture(scope="session")
def bank_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank of two exercises that are only ever looked at."""
    folder = tmp_path_factory.mktemp("bank")
    (folder / "tracks.toml").write_text('[[track]]\nslug = "first"\ntitle = { en = "First steps", ja = "はじめに" }\n')
    for number, (slug, en, ja) in enumerate((("sum-up", "Sum it up", "合計"), ("slope", "The slope", "傾き")), 1):
        home = folder / slug
        home.mkdir()
        (home / "exercise.toml").write_text(EXERCISE_TOML.format(number=number, en=en, ja=ja))
        (home / "statement.en.md").write_text(f"1. Write `f` for {en}: $x^2$.\n")
        (home / "statement.ja.md").write_text(f"1. `f` を書きましょう（{ja}）。$x^2$\n")
        (home / "starter.py").write_text(f"# starter of {slug}\n")
        (home / "solution.py").write_text("def f(x): return x\n")
        (home / f"test_{slug.replace('-', '_')}.py").write_text("")
    return folder


@pytest.fixture
def settings(database_url: str, bank_folder: Path, tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, database_url=database_url, secret_key="s" * 32, bank=bank_folder)


@pytest.fixture
def app(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The real app; only that hashes are cheap and that nobody waits for a worker which is not there."""
    monkeypatch.setattr(accounts, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    monkeypatch.setattr(exercises, "WAIT_SECONDS", 0.0)
    app = create_app(settings)
    app.testing = True
    yield app
    app.extensions[EXTENSION].database.dispose()


@pytest.fixture(scope="session")
def require_sandbox(require: Require) -> None:
    """Ask for the real sandbox."""
    try:
        choose_backend("bubblewrap")
    except SandboxUnavailableError as error:
        require(False, str(error))
