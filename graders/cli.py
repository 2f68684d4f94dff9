"""The command `gradus`: the same engine at a terminal. Commands of the server are found by entry point."""

import difflib
import json
import locale
import os
import shutil
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, NoReturn

import click
from rich.console import Console
from rich.table import Table

from graders.bank import DEFAULT_BANK, Bank, BankError, Exercise, load_bank
from graders.report import Verdict, public_form
from graders.sandbox import BACKENDS, Sandbox, SandboxUnavailableError
from graders.source import SourceError, read_source
from graders.terminal import print_report

PASSED, FELL_SHORT, BAD_USAGE, GRADER_FAILED = 0, 1, 2, 3
bank_option = click.option(
    "--bank", "folder", type=click.Path(path_type=Path), default=DEFAULT_BANK, envvar="GRADUS_BANK", show_default=False,
    help="The folder with the exercises.",
)  # fmt: skip
language_option = click.option("--lang", type=click.Choice(["en", "ja"]), help="The language of the answers.")
sandbox_option = click.option("--sandbox", "backend", type=click.Choice(BACKENDS), default="auto", show_default=True)


class Commands(click.Group):
    """Add the commands that other packages of Gradus register, imported only when they are called."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Name all commands."""
        return sorted({*super().list_commands(context), *(point.name for point in _plugins())})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command of this module, or load a registered one."""
        found = super().get_command(context, name)
        if found is None:
            for point in _plugins():
                if point.name == name:
                    loaded: click.Command = point.load()
                    return loaded
        return found


def _plugins() -> Any:
    return entry_points(group="gradus.commands")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gradus")
def main() -> None:
    """Grade exercises in automatic differentiation."""


@main.command("list")
@bank_option
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def list_exercises(folder: Path, lang: str | None, as_json: bool) -> None:
    """List the exercises."""
    bank = _open_bank(folder)
    if as_json:
        rows = [
            {
                "slug": exercise.slug,
                "title": {"en": exercise.title.en, "ja": exercise.title.ja},
                "track": exercise.track.slug,
                "points": exercise.points,
            }
            for exercise in bank.exercises.values()
        ]
        click.echo(json.dumps({"exercises": rows}, ensure_ascii=False))
        return
    language = lang or _language()
    table = Table(box=None, pad_edge=False)
    for heading in ("slug", "title", "points"):
        table.add_column(heading, justify="right" if heading == "points" else "left")
    track = ""
    for exercise in bank.exercises.values():
        if exercise.track.slug != track:
            track = exercise.track.slug
            table.add_row(f"[bold]{exercise.track.title.say(language)}[/bold]", "", "")
        table.add_row(f"  {exercise.slug}", exercise.title.say(language), f"{exercise.points:g}")
    Console().print(table)


@main.command()
@click.argument("slug")
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=None, required=False, metavar="[DIR]"
)
@click.option("--bank", "bank_folder", type=click.Path(path_type=Path), default=DEFAULT_BANK, envvar="GRADUS_BANK")
@language_option
def start(slug: str, folder: Path | None, bank_folder: Path, lang: str | None) -> None:
    """Copy an exercise's statement and starter file to DIR (default: a folder named SLUG)."""
    exercise = _find(_open_bank(bank_folder), slug)
    target = folder or Path(slug)
    solution = target / f"{slug.replace('-', '_')}.py"
    if solution.exists():
        _fail(f"{solution} is there already and was left alone. Name another folder: gradus start {slug} DIR")
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(exercise.folder / f"statement.{lang or _language()}.md", target / "statement.md")
    solution.write_text(exercise.starter, encoding="utf-8")
    click.echo(f"Write your solution in {solution}, then: gradus check {slug} {solution}")


@main.command()
@click.argument("slug")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="Draw the same inputs again.")
@bank_option
@sandbox_option
@language_option
def check(slug: str, file: Path, style: str, seed: int | None, folder: Path, backend: str, lang: str | None) -> None:
    """Grade FILE as a solution of SLUG.

    Exits 0 where every check passed, 1 where it falls short, 2 on bad usage, 3 where the grader itself failed.
    """
    language = lang or _language()
    bank = _open_bank(folder)
    exercise = _find(bank, slug)
    source = _read(file, language)
    sandbox = _open_sandbox(backend)
    # The zygote imports torch while this process does, on the other core: hence not at the top.
    from graders.judge import Judge  # noqa: PLC0415

    try:
        with Judge(bank, sandbox=sandbox) as judge:
            report = judge.grade(exercise, source, seed)
    except (BankError, SandboxUnavailableError) as error:
        _fail(str(error), GRADER_FAILED)
    if style == "json":
        click.echo(json.dumps(public_form(report, language), ensure_ascii=False))
    else:
        print_report(Console(), report, exercise, source, language)
    if report.verdict is Verdict.GRADER_ERROR:
        sys.exit(GRADER_FAILED)
    sys.exit(PASSED if report.verdict is Verdict.PASSED else FELL_SHORT)


@main.command()
@click.argument("slugs", nargs=-1)
@bank_option
@sandbox_option
def verify(slugs: tuple[str, ...], folder: Path, backend: str) -> None:
    """Check the laws of the bank: starters fail, solutions pass, wrong solutions fail where they should."""
    bank = _open_bank(folder)
    chosen = [_find(bank, slug) for slug in slugs] or list(bank.exercises.values())
    sandbox = _open_sandbox(backend)
    from graders.judge import Judge  # noqa: PLC0415  as in check
    from graders.verify import verify_exercise  # noqa: PLC0415  likewise

    console, broken = Console(), 0
    with Judge(bank, sandbox=sandbox, strict=True) as judge:
        for exercise in chosen:
            breaches = verify_exercise(judge, exercise)
            broken += bool(breaches)
            mark = "[red]✗[/red]" if breaches else "[green]✓[/green]"
            diagnosed = sum(wrong.diagnosis is not None for wrong in exercise.wrong)
            counts = f"{len(exercise.wrong)} wrong solutions, {diagnosed} diagnosed"
            console.print(f"{mark} {exercise.slug}  [dim]{counts}[/dim]")
            for breach in breaches:
                console.print(f"    {breach.law}: {breach.detail}", markup=False, highlight=False)
    console.print(f"{len(chosen) - broken} of {len(chosen)} exercises keep every law of the bank")
    sys.exit(FELL_SHORT if broken else PASSED)


@main.command()
@sandbox_option
def doctor(backend: str) -> None:
    """Try every wall of the sandbox on this machine and say which hold. Exits 3 where one does not."""
    sandbox = _open_sandbox(backend)
    from graders.doctor import examine_sandbox, missing_layers  # noqa: PLC0415  it imports torch

    with sandbox:
        try:
            layers = examine_sandbox(sandbox)
        except SandboxUnavailableError as error:
            _fail(str(error), GRADER_FAILED)
    table = Table("layer", "", "tried just now", title=f"sandbox: {sandbox.backend}")
    for layer in layers:
        table.add_row(layer.name, "[green]holds[/green]" if layer.holds else "[red]MISSING[/red]", layer.tried)
    Console().print(table)
    missing = ", ".join(missing_layers(layers))
    if missing:
        _fail(f"Not in force: {missing}. Student code must not run here.", GRADER_FAILED)


def _open_bank(folder: Path) -> Bank:
    try:
        return load_bank(folder)
    except BankError as error:
        _fail(f"The bank is broken: {error}")
    except OSError as error:
        _fail(f"No bank at {folder}: {error.strerror}. Name its folder with --bank.")


def _find(bank: Bank, slug: str) -> Exercise:
    exercise = bank.exercises.get(slug)
    if exercise is None:
        close = difflib.get_close_matches(slug, bank.exercises, 1)
        hint = f"Did you mean {close[0]}?" if close else "gradus list shows them all."
        _fail(f"There is no exercise called {slug}. {hint}")
    return exercise


def _read(file: Path, language: str) -> str:
    try:
        with file.open("rb") as opened:
            return read_source(opened.read(1 << 20))
    except SourceError as error:
        _fail(error.text.say(language))
    except OSError as error:
        _fail(f"{file} cannot be read: {error.strerror}. Check the path.")


def _open_sandbox(backend: str) -> Sandbox:
    try:
        sandbox = Sandbox(backend)
    except SandboxUnavailableError as error:
        _fail(str(error), GRADER_FAILED)
    if sandbox.backend == "none":
        click.echo("No sandbox: the code runs with your own rights. Grade only what you wrote yourself.", err=True)
    return sandbox


def _language() -> str:
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "ja" if (spoken or locale.getlocale()[0] or "").lower().startswith("ja") else "en"


def _fail(sentence: str, code: int = BAD_USAGE) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
