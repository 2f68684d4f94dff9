"""What every command takes: a bank, a sandbox, a language. What cannot be had ends the command with a sentence."""

import difflib
import locale
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from graders.bank import DEFAULT_BANK, Bank, BankError, Exercise, load_bank
from graders.sandbox import BACKENDS, Sandbox, SandboxUnavailableError, choose_backend

PASSED, FELL_SHORT, BAD_USAGE, GRADER_FAILED = 0, 1, 2, 3
bank_option = click.option(
    "--bank", "folder", type=click.Path(path_type=Path), default=DEFAULT_BANK, envvar="GRADUS_BANK", show_default=False,
    help="The folder with the exercises.",
)  # fmt: skip
language_option = click.option("--lang", type=click.Choice(["en", "ja"]), help="The language of the answers.")
sandbox_option = click.option("--sandbox", "backend", type=click.Choice(BACKENDS), default="auto", show_default=True)


def open_bank(folder: Path) -> Bank:
    """Read the bank, or end the command."""
    try:
        return load_bank(folder)
    except BankError as error:
        fail(f"The bank is broken: {error}")
    except OSError as error:
        fail(f"No bank at {folder}: {error.strerror}. Name its folder with --bank.")


def find_exercise(bank: Bank, slug: str) -> Exercise:
    """Return an exercise, or end the command with the nearest slug."""
    exercise = bank.exercises.get(slug)
    if exercise is None:
        close = difflib.get_close_matches(slug, bank.exercises, 1)
        hint = f"Did you mean {close[0]}?" if close else "gradus list shows them all."
        fail(f"There is no exercise called {slug}. {hint}")
    return exercise


def open_sandbox(backend: str) -> Sandbox:
    """Start a sandbox, or end the command."""
    return Sandbox(check_backend(backend))


def check_backend(backend: str) -> str:
    """Return the backend that this machine will use, with a warning where it is none; or end the command."""
    try:
        chosen = choose_backend(backend)
    except SandboxUnavailableError as error:
        fail(str(error), GRADER_FAILED)
    if chosen == "none":
        click.echo("No sandbox: the code runs with your own rights. Grade only what you wrote yourself.", err=True)
    return chosen


def choose_language() -> str:
    """Return the language of the user's terminal: en or ja."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ja" if (spoken or locale.getlocale()[0] or "").lower().startswith("ja") else "en"


def fail(sentence: str, code: int = BAD_USAGE) -> NoReturn:
    """End the command with a sentence on standard error."""
    click.echo(sentence, err=True)
    sys.exit(code)
