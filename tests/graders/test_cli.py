"""The command's contract: what scripts depend on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.graders.conftest import ROOT, SOLUTION, write_exercise

GRADUS = str(Path(sys.executable).parent / "gradus")


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bank")
    write_exercise(folder)
    return folder


def gradus(*arguments: str, bank: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    extra = {"GRADUS_BANK": str(bank)} if bank else {}
    env = {**os.environ, "LANG": "C.UTF-8", "COLUMNS": "100", **extra, **environment}
    return subprocess.run([GRADUS, *arguments], capture_output=True, text=True, env=env, timeout=120)


def test_list_json_is_the_contract() -> None:
    found = gradus("list", "--json")
    rows = json.loads(found.stdout)["exercises"]
    assert found.returncode == 0
    assert {"slug", "title", "track", "points"} == set(rows[0])
    assert set(rows[0]["title"]) == {"en", "ja"}


def test_list_speaks_japanese() -> None:
    assert "スカラーへの縮約" in gradus("list", LANG="ja_JP.UTF-8").stdout


def test_start_copies_and_never_overwrites(bank: Path, tmp_path: Path) -> None:
    first = gradus("start", "double", str(tmp_path / "work"), bank=bank)
    (tmp_path / "work" / "double.py").write_text("mine")
    second = gradus("start", "double", str(tmp_path / "work"), bank=bank)
    assert first.returncode == 0
    assert (tmp_path / "work" / "statement.md").exists()
    assert (second.returncode, (tmp_path / "work" / "double.py").read_text()) == (2, "mine")


@pytest.mark.parametrize(
    ("source", "code", "verdict"), [(SOLUTION, 0, "passed"), ("def double(x): return x", 1, "failed")]
)
def test_check_json_is_the_contract(
    require_sandbox: None, bank: Path, tmp_path: Path, source: str, code: int, verdict: str
) -> None:
    (tmp_path / "a.py").write_text(source)
    found = gradus("check", "double", str(tmp_path / "a.py"), "--format", "json", "--seed", "7", bank=bank)
    report = json.loads(found.stdout)
    assert (found.returncode, report["verdict"], report["seed"], report["format"]) == (code, verdict, 7, 1)
    keys = {"name", "title", "verdict", "points", "earned", "message", "diagnosis", "evidence", "hidden"}
    assert keys == set(report["checks"][0])


def test_check_text_says_verdict_points_expected_and_got(require_sandbox: None, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("print('[bold]hi')\n" + SOLUTION.replace("2 * x", "3 * x"))
    found = gradus("check", "double", str(tmp_path / "a.py"), bank=bank)
    assert "1 / 4 points" in found.stdout
    assert "3/2 of the expected one" in found.stdout
    assert "[bold]hi" in found.stdout, "what a student prints is not markup"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "dubble", "a.py"], "Did you mean double?"),
        (["check", "zzz", "a.py"], "gradus list"),
        (["check", "double", "nowhere.py"], "cannot be read"),
        (["check", "double", "."], "cannot be read"),
        (["start", "zzz"], "no exercise called zzz"),
        (["verify", "zzz"], "no exercise called zzz"),
    ],
)
def test_bad_usage_is_one_sentence_and_two(bank: Path, arguments: list[str], words: str) -> None:
    found = gradus(*arguments, bank=bank)
    assert found.returncode == 2
    assert words in found.stderr
    assert "Traceback" not in found.stderr


def test_bad_file_speaks_the_users_language(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"")
    assert "ファイルが空です" in gradus("check", "double", str(tmp_path / "a.py"), bank=bank, LANG="ja_JP.UTF-8").stderr


def test_broken_bank_is_named(tmp_path: Path) -> None:
    (write_exercise(tmp_path) / "exercise.toml").write_text("format = ")
    found = gradus("list", bank=tmp_path)
    assert (found.returncode, "double/exercise.toml" in found.stderr, "Traceback" in found.stderr) == (2, True, False)


def test_backend_none_grades_and_says_so(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SOLUTION)
    found = gradus("check", "double", str(tmp_path / "a.py"), "--sandbox", "none", bank=bank)
    assert found.returncode == 0
    assert "No sandbox" in found.stderr


def test_missing_sandbox_is_a_grader_error_with_advice(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(SOLUTION)
    (tmp_path / "bin").mkdir()
    found = gradus("check", "double", str(tmp_path / "a.py"), bank=bank, PATH=str(tmp_path / "bin"))
    assert found.returncode == 3
    assert "apt-get install bubblewrap" in found.stderr


def test_authors_run_plain_pytest(require_sandbox: None) -> None:
    folder = ROOT / "exercises" / "reduce-sum-curve"
    command = [sys.executable, "-m", "pytest", "-q", str(folder)]
    right = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)
    wrong = [*command, "--submission", str(folder / "wrong" / "mean.py")]
    wrong_run = subprocess.run(wrong, capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert right.returncode == 0, right.stdout
    assert wrong_run.returncode == 1
    assert "1/17 of the expected one" in wrong_run.stdout


def test_verify_is_red_for_a_broken_check(require_sandbox: None, tmp_path: Path) -> None:
    folder = write_exercise(tmp_path)
    assert gradus("verify", bank=tmp_path).returncode == 0
    checks = folder / "test_double.py"
    checks.write_text(checks.read_text().replace("assert_close(box.value", "(lambda *a, **k: None)(box.value"))
    found = gradus("verify", bank=tmp_path)
    assert (found.returncode, "test_box is failed by none" in found.stdout) == (1, True)
