"""The command `gradus`: the same engine at a terminal. Commands of the server are found by entry point."""

import json
import shutil
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from graders import authoring
from graders.bank import DEFAULT_BANK, BankError
from graders.live import show_progress
from graders.options import (
    FELL_SHORT,
    GRADER_FAILED,
    PASSED,
    bank_option,
    choose_language,
    fail,
    find_exercise,
    language_option,
    open_bank,
    open_sandbox,
    sandbox_option,
)
from graders.report import Verdict, public_form
from graders.sandbox import SandboxUnavailableError
from graders.source import SourceError, read_source
from graders.terminal import print_report


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


main.add_command(authoring.verify)
main.add_command(authoring.new)


@main.command("list")
@bank_option
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def list_exercises(folder: Path, lang: str | None, as_json: bool) -> None:
    """List the exercises."""
    bank = open_bank(folder)
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
    language = lang or choose_language()
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
    exercise = find_exercise(open_bank(bank_folder), slug)
    target = folder or Path(slug)
    solution = target / f"{slug.replace('-', '_')}.py"
    if solution.exists():
        fail(f"{solution} is there already and was left alone. Name another folder: gradus start {slug} DIR")
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(exercise.folder / f"statement.{lang or choose_language()}.md", target / "statement.md")
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
    language = lang or choose_language()
    bank = open_bank(folder)
    exercise = find_exercise(bank, slug)
    source = _read(file, language)
    sandbox = open_sandbox(backend)
    # The zygote imports torch while this process does, on the other core: hence not at the top.
    from graders.judge import Judge  # noqa: PLC0415

    try:
        with Judge(bank, sandbox=sandbox, counterexamples=True) as judge:
            judge.checks(exercise)
            judge.sandbox.wait_until_warm()  # a report tells how long grading took, not how long torch took to come up
            with show_progress(Console(stderr=True), language) as tell:
                report = judge.grade(exercise, source, seed, on_progress=tell)
    except (BankError, SandboxUnavailableError) as error:
        fail(str(error), GRADER_FAILED)
    if style == "json":
        click.echo(json.dumps(public_form(report, language), ensure_ascii=False))
    else:
        print_report(Console(), report, exercise, source, language)
    if report.verdict is Verdict.GRADER_ERROR:
        sys.exit(GRADER_FAILED)
    sys.exit(PASSED if report.verdict is Verdict.PASSED else FELL_SHORT)


@main.command()
@sandbox_option
def doctor(backend: str) -> None:
    """Try every wall of the sandbox on this machine and say which hold. Exits 3 where one does not."""
    sandbox = open_sandbox(backend)
    from graders.doctor import examine_sandbox, missing_layers  # noqa: PLC0415  it imports torch

    with sandbox:
        try:
            layers = examine_sandbox(sandbox)
        except SandboxUnavailableError as error:
            fail(str(error), GRADER_FAILED)
    table = Table("layer", "", "tried just now", title=f"sandbox: {sandbox.backend}")
    for layer in layers:
        table.add_row(layer.name, "[green]holds[/green]" if layer.holds else "[red]MISSING[/red]", layer.tried)
    Console().print(table)
    missing = ", ".join(missing_layers(layers))
    if missing:
        fail(f"Not in force: {missing}. Student code must not run here.", GRADER_FAILED)


def _read(file: Path, language: str) -> str:
    try:
        with file.open("rb") as opened:
            return read_source(opened.read(1 << 20))
    except SourceError as error:
        fail(error.text.say(language))
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}. Check the path.")
