"""The mutation score: what the checks let through is named, what is listed as equivalent must really live."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graders.bank import load_bank
from graders.judge import Judge
from graders.mutants import Mutant
from graders.panel import Panel
from graders.survivors import Score, score_mutants
from tests.graders.conftest import CHECKS, EXERCISE, SOLUTION, write_exercise

LIVES = (
    "return Box(self.value + getattr(other, 'value', other)) -> return Box(self.value - getattr(other, 'value', other))"
)


class OneJudge(Panel):
    """A panel of the judge at hand, in this process."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def map(self, work: Callable[[Judge, Any], Any], tasks: Iterable[Any]) -> Iterator[Any]:
        return (work(self._judge, task) for task in tasks)


@pytest.fixture
def score(judge: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Score]:
    """Score the small exercise, with some of its files changed."""

    def run(**changed: str) -> Score:
        folder = write_exercise(tmp_path)
        for name, text in changed.items():
            (folder / {"toml": "exercise.toml"}.get(name, f"{name}.py")).write_text(text)
        bank = load_bank(tmp_path)
        monkeypatch.setattr(judge, "bank", bank)
        (found,) = score_mutants(OneJudge(judge), bank.exercises.values())
        return found

    return run


def test_survivor_is_named_with_line_and_change(score: Callable[..., Score]) -> None:
    without_addition = CHECKS.replace("student.Box(2.0) + 1", "student.Box(2.0)").replace("18.0", "12.0")
    found = score(test_double=without_addition)
    assert (9, LIVES) in [(mutant.line, mutant.change) for mutant in found.unlisted]
    assert found.killed == found.total - len(found.unlisted)
    assert not found.is_enough


def test_full_checks_kill_what_others_let_live(score: Callable[..., Score]) -> None:
    found = score()
    assert LIVES not in [mutant.change for mutant in found.unlisted]
    assert found.killed > 10
    assert found.problems == ()


def test_listed_survivor_counts_as_no_mutant(score: Callable[..., Score]) -> None:
    toml = f'{EXERCISE}\n[equivalent]\n"return 2 * x + 0 -> return 2 * x - 0" = "nothing is added or taken"\n'
    found = score(solution=SOLUTION.replace("2 * x", "2 * x + 0"), toml=toml)
    assert (found.listed, found.unlisted, found.share, found.is_enough) == (1, (), 1.0, True)


def test_stale_entry_is_a_problem(score: Callable[..., Score]) -> None:
    found = score(toml=f'{EXERCISE}\n[equivalent]\n"return 2 * x -> return 3 * x" = "no"\n')
    assert ["return 2 * x -> return 3 * x" in problem for problem in found.problems] == [True]
    assert not found.is_enough


def test_hanging_mutant_is_killed(score: Callable[..., Score]) -> None:
    waits = SOLUTION.replace("    return 2 * x\n", "    n = 1\n    while n < 2:\n        n += 1\n    return n * x\n")
    limits = EXERCISE.replace("check_seconds = 1.5", "check_seconds = 0.3").replace(
        "total_seconds = 4", "total_seconds = 0.4"
    )
    found = score(solution=waits, toml=limits)
    assert "n += 1 -> n -= 1" not in [mutant.change for mutant in found.unlisted]


def test_check_that_breaks_is_a_problem(score: Callable[..., Score]) -> None:
    found = score(test_double=CHECKS.replace("student.double(x), 2 * x", "student.double(x) / 1, 2 * x"))
    assert any(
        "a check breaks, instead of failing, at line 3: return 2 * x -> return None" in line for line in found.problems
    )
    assert not found.is_enough


def test_failing_solution_is_a_problem(score: Callable[..., Score]) -> None:
    found = score(solution=SOLUTION.replace("2 * x", "2 * x + 1e-5"))
    assert [line for line in found.problems if "solution.py itself does not pass" in line]


@pytest.mark.parametrize(
    ("killed", "listed", "unlisted", "problems", "enough"),
    [
        (20, 0, 0, (), True),
        (19, 0, 1, (), True),
        (18, 0, 2, (), False),
        (18, 1, 1, (), False),
        (1, 19, 0, (), True),
        (20, 0, 0, ("stale",), False),
    ],
)
def test_score_is_enough_from_95_percent(
    killed: int, listed: int, unlisted: int, problems: tuple[str, ...], enough: bool
) -> None:
    mutants = (Mutant(1, "a -> b", "b"),) * unlisted
    assert Score("x", 20, killed, listed, mutants, problems).is_enough is enough
