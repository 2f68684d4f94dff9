"""The authors' commands: what they print, what they exit with, and a template that keeps the laws."""

import re
from pathlib import Path

import pytest

from graders.bank import load_bank
from graders.judge import Judge
from graders.survivors import score_mutants
from graders.template import TEMPLATE, copy_template
from graders.verify import verify_exercise
from tests.graders.conftest import ROOT, SOLUTION, write_exercise
from tests.graders.test_cli import gradus
from tests.graders.test_survivors import OneJudge


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    write_exercise(tmp_path)
    return tmp_path


def test_verify_names_each_exercise_and_breach(require_sandbox: None, bank: Path) -> None:
    lawful = gradus("verify", bank=bank)
    (bank / "double" / "test_double.py").write_text("import nothing_of_that_name")
    broken = gradus("verify", "double", bank=bank)
    assert (lawful.returncode, broken.returncode) == (0, 1)
    assert "✓ double  3 wrong solutions" in lawful.stdout
    assert "✗ double" in broken.stdout
    assert "    checks can be collected: double/test_double.py" in broken.stdout
    assert "0 of 1 exercises" in broken.stdout


def test_verify_draws_once_for_a_bank_and_thrice_for_what_is_named(require_sandbox: None, bank: Path) -> None:
    wrong = "# fails: test_number\n" + SOLUTION.replace("+ get", "- get")
    (bank / "double" / "wrong" / "minus.py").write_text(wrong)
    asked = {"seed 1:": (), "seed 1, 2, 3:": ("double",), "seed 1, 2:": ("--seeds", "2")}
    for draws, words in asked.items():
        assert f"wrong/minus.py, {draws} names" in gradus("verify", *words, bank=bank).stdout


def test_verify_refuses_seeds_of_mutants(bank: Path) -> None:
    refused = gradus("verify", "--mutants", "--seeds", "2", bank=bank)
    assert (refused.returncode, "leave it out with --mutants" in refused.stderr) == (2, True)


def test_verify_mutants_prints_score_and_survivors(require_sandbox: None, bank: Path) -> None:
    killed = gradus("verify", "--mutants", bank=bank)
    (bank / "double" / "solution.py").write_text(SOLUTION.replace("2 * x", "2 * x + 0 - 0 + 0"))
    lives = gradus("verify", "--mutants", "double", bank=bank)
    assert (killed.returncode, lives.returncode) == (0, 1)
    assert re.search(r"✓ +│ double +│ +(\d+) │ +\1 │ 100.0 %", killed.stdout)
    assert re.search(r"✗ +│ double", lives.stdout)
    assert "double: survives at line 3: return 2 * x + 0 - 0 + 0 -> return 2 * x + 0 - 0 - 0" in lives.stdout


def test_new_exercise_is_lawful_but_for_its_texts(judge: Judge, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = gradus("new", "square-slope", bank=bank)
    exercise = load_bank(bank).exercises["square-slope"]
    assert (made.returncode, exercise.number, exercise.track.slug) == (0, 2, "first")
    assert "gradus verify square-slope" in made.stdout
    monkeypatch.setattr(judge, "_strict", True)
    assert {breach.law for breach in verify_exercise(judge, exercise)} == {"no TODO left"}
    for path in exercise.folder.rglob("*.*"):
        path.write_text(path.read_text().replace("TODO", "Done"))
    written = load_bank(bank)
    assert verify_exercise(judge, written.exercises["square-slope"]) == []
    monkeypatch.setattr(judge, "bank", written)
    (score,) = score_mutants(OneJudge(judge), [written.exercises["square-slope"]])
    assert (score.unlisted, score.problems) == ((), ())


def test_new_takes_track_and_number(bank: Path) -> None:
    (bank / "tracks.toml").write_text(
        "".join(f'[[track]]\nslug = "{slug}"\ntitle = {{ en = "x", ja = "x" }}\n' for slug in ("first", "second"))
    )
    assert gradus("new", "chain-rule-2", "--track", "second", "--number", "17", bank=bank).returncode == 0
    exercise = load_bank(bank).exercises["chain-rule-2"]
    assert (exercise.track.slug, exercise.number, exercise.checks_path.is_file()) == ("second", 17, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["double"], "double is there already and was left alone. Choose another slug"),
        (["Chain_Rule"], "Chain_Rule is no slug. Write it in kebab-case"),
        (["../escape"], "../escape is no slug"),
        (["chain-rule", "--track", "last"], "no track called last. Use one of first"),
        (["chain-rule", "--number", "1"], "double has the number 1. Use 2"),
    ],
)
def test_new_refuses_in_a_sentence_and_writes_nothing(bank: Path, arguments: list[str], words: str) -> None:
    before = sorted(bank.rglob("*"))
    found = gradus("new", *arguments, bank=bank)
    assert (found.returncode, words in found.stderr) == (2, True), found.stderr
    assert sorted(bank.rglob("*")) == before


def test_template_has_every_field_and_the_packages_data(tmp_path: Path) -> None:
    write_exercise(tmp_path)
    copy_template(tmp_path / "copy", "first", 2)
    text = (tmp_path / "copy" / "exercise.toml").read_text()
    fields = load_bank(tmp_path).exercises["copy"].__dataclass_fields__.keys() - {"slug", "folder", "statement"}
    assert [name for name in fields - {"starter", "support", "wrong", "digest"} if name not in text] == []
    assert 'graders = ["templates/**"]' in (ROOT / "pyproject.toml").read_text()
    assert TEMPLATE.is_relative_to(ROOT / "graders" / "templates")
