"""The commands for authors of exercises: `gradus verify` and `gradus new`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from graders.bank import SLUG, BankError, Exercise
from graders.options import (
    FELL_SHORT,
    GRADER_FAILED,
    PASSED,
    bank_option,
    check_backend,
    fail,
    find_exercise,
    open_bank,
    sandbox_option,
)
from graders.sandbox import SandboxUnavailableError
from graders.template import copy_template

if TYPE_CHECKING:  # for the annotation alone: it imports torch
    from graders.panel import Panel

SEEDS_WHOLE = 1  # a whole bank is looked over; exercises that are named meet as many draws as the tests give them


@click.command()
@click.argument("slugs", nargs=-1)
@click.option(
    "--seeds",
    type=click.IntRange(min=1),
    help="How many draws of the inputs each file meets: 3 for exercises that are named, 1 for a whole bank.",
)
@click.option("--mutants", is_flag=True, help="Instead, change the solutions in small ways and see what is noticed.")
@bank_option
@sandbox_option
def verify(slugs: tuple[str, ...], seeds: int | None, mutants: bool, folder: Path, backend: str) -> None:
    """Check the laws of the bank: starters fail, solutions pass, wrong solutions fail where they should.

    With --mutants: exits 0 where the checks of each exercise notice 95 % of the changes, and [equivalent] in its
    exercise.toml names none that they notice.
    """
    if mutants and seeds:
        raise click.UsageError("--seeds says how the laws are checked; leave it out with --mutants.")
    bank = open_bank(folder)
    chosen = [find_exercise(bank, slug) for slug in slugs] or list(bank.exercises.values())
    backend = check_backend(backend)
    from graders.panel import Panel  # noqa: PLC0415  it imports torch

    try:
        with Panel(folder, backend, strict=not mutants) as panel:
            if mutants:
                kept = _score_mutants(panel, chosen)
            else:
                kept = _verify_laws(panel, chosen, seeds or (None if slugs else SEEDS_WHOLE))
    except (BankError, SandboxUnavailableError) as error:
        fail(str(error), GRADER_FAILED)
    sys.exit(PASSED if kept else FELL_SHORT)


@click.command()
@click.argument("slug")
@click.option("--track", help="A slug of tracks.toml; without it, the first there.")
@click.option("--number", type=click.IntRange(min=1), help="The place in the list; without it, the next free one.")
@bank_option
def new(slug: str, track: str | None, number: int | None, folder: Path) -> None:
    """Write a new exercise: a small one that is complete, to be changed file by file."""
    bank = open_bank(folder)
    target = folder / slug
    tracks = [each.slug for each in bank.tracks]
    numbers = {exercise.number: exercise.slug for exercise in bank.exercises.values()}
    free = max(numbers, default=0) + 1
    if not SLUG.fullmatch(slug):
        fail(
            f"{slug} is no slug. Write it in kebab-case: small letters, digits and single hyphens, as in chain-rule-2."
        )
    if target.exists():
        fail(f"{target} is there already and was left alone. Choose another slug, or move that folder away.")
    if track is not None and track not in tracks:
        fail(f"There is no track called {track}. Use one of {', '.join(tracks)}, or add it to {folder}/tracks.toml.")
    if number in numbers:
        fail(f"{numbers[number]} has the number {number}. Use {free}, or leave --number out.")
    try:
        copy_template(target, track or tracks[0], number or free)
    except OSError as error:
        fail(f"{target} cannot be written: {error}. Name a bank of your own with --bank.")
    click.echo(f"Wrote {target}. Make it yours file by file, then: gradus verify {slug}")


def _verify_laws(panel: Panel, chosen: list[Exercise], seeds: int | None) -> bool:
    from graders.trial import SEEDS  # noqa: PLC0415  it imports torch
    from graders.verify import verify_bank  # noqa: PLC0415  it imports torch

    console, broken = Console(), 0
    for exercise, breaches in verify_bank(panel, chosen, seeds or SEEDS):
        broken += bool(breaches)
        diagnosed = sum(wrong.diagnosis is not None for wrong in exercise.wrong)
        counts = f"{len(exercise.wrong)} wrong solutions, {diagnosed} diagnosed"
        console.print(f"{_mark(not breaches)} {exercise.slug}  [dim]{counts}[/dim]")
        for breach in breaches:
            console.print(f"    {breach.law}: {breach.detail}", markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(chosen) - broken} of {len(chosen)} exercises keep every law of the bank")
    return broken == 0


def _score_mutants(panel: Panel, chosen: list[Exercise]) -> bool:
    from graders.survivors import score_mutants  # noqa: PLC0415  it imports torch

    console, table = Console(), Table("", "exercise", "mutants", "killed", "share", "survivors listed")
    for column in table.columns[2:]:
        column.justify = "right"
    scores = []
    with console.status("") as status:
        for score in score_mutants(panel, chosen):
            scores.append(score)
            status.update(f"{len(scores)} of {len(chosen)} exercises")
            counts = (str(score.total), str(score.killed), f"{100 * score.share:.1f} %", str(score.listed))
            table.add_row(_mark(score.is_enough), score.exercise, *counts)
    console.print(table)
    for score in scores:
        for line in (*score.problems, *(f"survives at line {each.line}: {each.change}" for each in score.unlisted)):
            console.print(f"{score.exercise}: {line}", markup=False, highlight=False, soft_wrap=True)
    return all(score.is_enough for score in scores)


def _mark(good: bool) -> str:
    return "[green]✓[/green]" if good else "[red]✗[/red]"
