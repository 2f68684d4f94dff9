"""What the server adds to the command: people, database, and refusals in plain sentences."""

import fcntl
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from server import commands
from server.services import accounts, demo

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def run(database_url, tmp_path, bank_folder):
    environ = {"GRADUS_DATABASE_URL": database_url, "GRADUS_DATA_DIR": str(tmp_path), "GRADUS_BANK": str(bank_folder)}

    def run_command(command, *arguments, **environment):
        return CliRunner().invoke(command, arguments, env={**environ, **environment}, input="typed password\n")

    return run_command


def test_user_is_added_listed_and_given_a_password(run, database):
    with database.session() as session:
        demo.load_demo(session)
    added = run(commands.users, "add", "New@example.com", "--name", "Néw", "--course", "demo", "--role", "instructor")
    assert added.exit_code == 0, added.output
    password = added.output.strip().rsplit(" ", 1)[1]
    with database.session() as session:
        assert accounts.authenticate(session, "new@example.com", password)
    assert "new@example.com\tNéw\tdemo (instructor)" in run(commands.users, "list").output
    assert run(commands.users, "password", "new@example.com", "--password-stdin").exit_code == 0
    with database.session() as session:
        assert accounts.authenticate(session, "new@example.com", "typed password")
        assert not accounts.authenticate(session, "new@example.com", password)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "nonsense", "--name", "X"), "is not an e-mail address"),
        (("add", "a@example.com", "--name", " "), "Give a name"),
        (("add", "a@example.com", "--name", "A", "--course", "none"), "There is no course 'none'"),
        (("password", "nobody@example.com"), "Nobody has the e-mail"),
    ],
)
def test_refusal_is_a_plain_sentence(run, arguments, said):
    result = run(commands.users, *arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


def test_same_email_twice_is_refused(run):
    arguments = ("add", "a@example.com", "--name", "A")
    assert run(commands.users, *arguments).exit_code == 0
    assert "already an account" in run(commands.users, *arguments).output


def test_serve_refuses_wrong_settings_before_it_touches_anything(run, tmp_path):
    result = run(commands.serve, "--bind", "nowhere", GRADUS_SANDBOX="none", GRADUS_GRADERS="-3")
    assert result.exit_code == 1
    for name in ("GRADUS_BIND", "GRADUS_SANDBOX", "GRADUS_GRADERS"):
        assert name in result.output
    assert not (tmp_path / "secret_key").exists()


def test_demo_is_loaded_into_an_empty_database_only(database):
    with database.session() as session:
        loaded = demo.load_demo(session)
        assert [account.role.value for account in loaded] == ["instructor", "student", "student"]
        assert len({account.password for account in loaded}) == 3
        assert accounts.authenticate(session, loaded[1].email, loaded[1].password)
        assert demo.load_demo(session) == []


def test_database_is_upgraded(empty_database_url):
    environ = {"GRADUS_DATABASE_URL": empty_database_url}
    result = CliRunner().invoke(commands.db, ["upgrade"], env=environ)
    assert result.output == "The database is up to date.\n"


@pytest.mark.parametrize(
    "url", ["postgresql://gradus:hidden@127.0.0.1:1/gradus", "sqlite:////proc/none/gradus.sqlite3"]
)
def test_database_out_of_reach_is_a_plain_sentence(url):
    result = CliRunner().invoke(commands.db, ["upgrade"], env={"GRADUS_DATABASE_URL": url})
    assert result.exit_code == 1
    assert "the database cannot be used" in result.output
    assert "hidden" not in result.output


def test_serve_refuses_a_data_directory_that_cannot_be_written(run):
    result = run(commands.serve, GRADUS_DATA_DIR="/proc/none")
    assert result.exit_code == 1
    assert "the data directory cannot be written" in result.output


def test_serve_refuses_a_taken_address(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run(commands.serve, "--bind", f"127.0.0.1:{taken.getsockname()[1]}")
    assert result.exit_code == 1
    assert "cannot be served at" in result.output


def test_serve_refuses_a_data_directory_in_use(run, tmp_path):
    with (tmp_path / "serve.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        result = run(commands.serve)
    assert result.exit_code == 1
    assert "another `gradus serve` uses the data directory" in result.output


@pytest.mark.parametrize("module", ["server.app", "server.commands", "server.grading"])
def test_pages_and_commands_never_import_torch(module):
    code = f"import sys, {module}; sys.exit('torch' in sys.modules or 'graders.judge' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
