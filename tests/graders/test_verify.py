"""The laws: the whole bank keeps them, and each of them can be broken."""

from collections import Counter
from pathlib import Path

import pytest

from graders.bank import Bank, load_bank
from graders.judge import Judge
from graders.panel import Panel
from graders.trial import GARBAGE, plan_trials
from graders.verify import verify_bank, verify_exercise
from tests.graders.conftest import CHECKS, EXERCISE, SOLUTION, write_exercise

BANK = load_bank()
MINUS = SOLUTION.replace("+ get", "- get")
HINT = EXERCISE[EXERCISE.index("[[hints]]") : EXERCISE.rindex("[[hints]]")]
POINTS = "@pytest.mark.points(1)"


@pytest.fixture(scope="module")
def panel(require_sandbox: None):
    with Panel(BANK.folder, "bubblewrap", strict=True) as panel:
        yield panel


@pytest.mark.parametrize("slug", BANK.exercises)
def test_exercise_keeps_every_law(panel: Panel, slug: str) -> None:
    assert [breaches for _, breaches in verify_bank(panel, [BANK.exercises[slug]])] == [[]]


def test_small_exercise_keeps_every_law(judge: Judge, small_bank: Bank) -> None:
    assert verify_exercise(judge, small_bank.exercises["double"]) == []


@pytest.mark.parametrize(
    ("name", "text", "law"),
    [
        ("starter.py", SOLUTION, "the starter does not pass"),
        ("starter.py", "def double(x):\n    ...\n", "the starter has every name"),
        ("solution.py", SOLUTION.replace("2 * x", "2 * x + 1e-5"), "the solution passes everything"),
        ("notes.txt", "x", "no stray files"),
        ("wrong/notes.txt", "x", "no stray files"),
        ("statement.ja.md", "短い", "both languages"),
        ("exercise.toml", EXERCISE.replace("points = 4", "points = 5"), "points add up"),
        ("wrong/minus.py", "# fails: test_box\n" + SOLUTION, "wrong solutions fail the checks they name"),
        ("exercise.toml", EXERCISE.replace(HINT, ""), "two to four hints"),
        ("exercise.toml", EXERCISE.replace("oracle =", "# oracle ="), "an oracle stands behind"),
        ("figure.svg", "<svg/>", "figures are shown"),
        ("starter.py", "def double(x:\n    ...", "the starter has every name"),
        ("statement.en.md", "TODO: say what `double(x)` and the class `Box` do. " * 5, "no TODO left"),
        ("wrong/minus.py", f"# fails: test_box\n# TODO: a diagnosis\n{MINUS}", "no TODO left"),
        (
            "test_double.py",
            CHECKS.replace("reference.double(x))", 'reference.double(x), mistakes={"own": x})'),
            "no diagnosis ever breaks",
        ),
        (
            "wrong/minus.py",
            f"# fails: test_box\n# diagnosis: doubled\n{MINUS}",
            "wrong solutions are given the diagnosis they name",
        ),
        (
            "wrong/grows.py",
            "# fails: test_double, test_gradient\n" + SOLUTION.replace("return 2 * x", "x *= 2; return x + 0"),
            "wrong solutions are given the diagnosis they name",
        ),
        ("wrong/triple.py", f"# fails: test_box\n{MINUS}", "every check is failed by some wrong solution"),
        (
            "test_double.py",
            CHECKS.replace("student.double(x), 2 * x", "student.double(x) / 1, 2 * x"),
            "no check ever breaks",
        ),
        ("test_double.py", CHECKS.replace(f"{POINTS}\ndef test_box", "def test_box"), "checks can be collected"),
        ("test_double.py", CHECKS.replace("    テンソルを二倍にする", ""), "checks can be collected"),
        ("test_double.py", "import nothing_of_that_name", "checks can be collected"),
    ],
)
def test_broken_law_is_told(
    judge: Judge, tmp_path: Path, name: str, text: str, law: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "_strict", True)
    folder = write_exercise(tmp_path)
    (folder / name).write_text(text)
    laws = {breach.law for breach in verify_exercise(judge, load_bank(tmp_path).exercises["double"])}
    assert any(found.startswith(law) for found in laws), laws


def test_breach_is_told_once_for_all_seeds(judge: Judge, tmp_path: Path) -> None:
    folder = write_exercise(tmp_path)
    (folder / "wrong" / "minus.py").write_text(f"# fails: test_number\n{MINUS}")
    breaches = verify_exercise(judge, load_bank(tmp_path).exercises["double"])
    assert [breach.detail for breach in breaches] == [
        "wrong/minus.py, seed 1, 2, 3: names ['test_number'], fails ['test_box']"
    ]


def test_each_grading_is_planned_once(small_bank: Bank) -> None:
    trials = plan_trials(small_bank.exercises["double"])
    assert len({(trial.source, trial.seed, trial.dtype) for trial in trials}) == len(trials)
    assert Counter(trial.kind for trial in trials) == {"starter": 1, "solution": 3, "wrong": 9, "garbage": len(GARBAGE)}
