"""The commands for authors of exercises: `gradus verify` and `gradus new`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from graders.bank import Exercise
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

if TYPE_CHECKING:
    from graders.panel import Panel


@click.command()
@click.argument("slugs", nargs=-1)
@click.option("--mutants", is_flag=True, help="Instead, change the solutions in small ways and see what is noticed.")
@bank_option
@sandbox_option
def verify(slugs: tuple[str, ...], mutants: bool, folder: Path, backend: str) -> None:
    """Check the laws of the bank: starters fail, solutions pass, wrong solutions fail where they should.

    With --mutants: exits 0 where the checks of each exercise notice 95 % of the changes, and [equivalent] in its
    exercise.toml names none that they notice.
    """
    bank = open_bank(folder)
    chosen = [find_exercise(bank, slug) for slug in slugs] or list(bank.exercises.values())
    backend = check_backend(backend)
    from graders.panel import Panel  # noqa: PLC0415  it imports torch

    try:
        with Panel(folder, backend, strict=not mutants) as panel:
            kept = (_score_mutants if mutants else _verify_laws)(panel, chosen)
    except SandboxUnavailableError as error:
        fail(str(error), GRADER_FAILED)
    sys.exit(PASSED if kept else FELL_SHORT)


def _verify_laws(panel: Panel, chosen: list[Exercise]) -> bool:
    from graders.verify import verify_bank  # noqa: PLC0415  it imports torch

    console, broken = Console(), 0
    for exercise, breaches in verify_bank(panel, chosen):
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
