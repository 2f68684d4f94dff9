"""The command's contract: what scripts depend on."""

import io
import json
import os
import pty
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from graders.bank import load_bank
from graders.report import CheckResult, Diagnosis, Report, Verdict
from graders.terminal import print_report
from graders.text import Text
from tests.graders.conftest import ROOT, SOLUTION, write_exercise
from tests.patience import PATIENCE_SECONDS

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
    return subprocess.run([GRADUS, *arguments], capture_output=True, text=True, env=env, timeout=PATIENCE_SECONDS)


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
    keys = {"name", "title", "verdict", "points", "earned", "message", "diagnosis", "observation", "hint"}
    assert keys | {"counterexample", "evidence", "hidden"} == set(report["checks"][0])


def test_check_text_says_verdict_points_expected_and_got(require_sandbox: None, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("print('[bold]hi')\n" + SOLUTION.replace("2 * x", "3 * x"))
    found = gradus("check", "double", str(tmp_path / "a.py"), bank=bank)
    assert "1 / 4 points" in found.stdout
    assert "3/2 times the expected one" in found.stdout
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
    assert "解答が空です" in gradus("check", "double", str(tmp_path / "a.py"), bank=bank, LANG="ja_JP.UTF-8").stderr


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
    right = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE_SECONDS)
    wrong = [*command, "--submission", str(folder / "wrong" / "mean.py")]
    wrong_run = subprocess.run(wrong, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE_SECONDS)
    assert right.returncode == 0, right.stdout
    assert wrong_run.returncode == 1
    assert "1/17 times the expected one" in wrong_run.stdout


def test_verify_is_red_for_a_broken_check(require_sandbox: None, tmp_path: Path) -> None:
    folder = write_exercise(tmp_path)
    assert gradus("verify", bank=tmp_path).returncode == 0
    checks = folder / "test_double.py"
    checks.write_text(checks.read_text().replace("assert_close(box.value", "(lambda *a, **k: None)(box.value"))
    found = gradus("verify", bank=tmp_path)
    assert (found.returncode, "test_box is failed by none" in found.stdout) == (1, True)


def print_in_colour(language: str, **changes: object) -> str:
    """Print a report of one failed check as a terminal shows it, escapes and all."""
    diagnosis = Diagnosis("mean-instead-of-sum", Text("A half of it.", "半分です。"), Text("[b]Sum?", "[b]和は？"))
    evidence = {"expected": "[1, 2]", "got": "[0.5, 1]", "worst_expected": "2", "line": 2}
    message = Text("Expected 2, got 1.", "正しくは 2 です。")
    check = CheckResult("test_a", Text("The title", "題"), Verdict.FAILED, 1.0, 0.0, message, diagnosis, evidence)
    report = Report("double", "", Verdict.FAILED, 0.0, 1.0, 7, 1.0, "", (check,))
    report = msgspec.structs.replace(report, **changes)
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=80)
    exercise = load_bank().exercises["reduce-sum-curve"]
    print_report(console, report, exercise, "first = 1\nsecond = 2\n", language)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("language", "pieces"),
    [
        ("en", ["The title", "A half of it.", "Expected 2, got 1.", "[1, 2]", "[0.5, 1]", "second", "Hint: [b]Sum?"]),
        ("ja", ["題", "半分です。", "正しくは 2 です。", "[1, 2]", "[0.5, 1]", "second", "ヒント：[b]和は？"]),
    ],
)
def test_diagnosis_is_printed_first_in_bold_and_its_hint_last_and_dim(language: str, pieces: list[str]) -> None:
    printed = print_in_colour(language)
    places = [printed.find(piece) for piece in pieces]
    assert -1 not in places
    assert places == sorted(places)
    assert f"\x1b[1m{pieces[1]}" in printed
    assert f"\x1b[2m{pieces[-1]}" in printed


def test_diagnosis_of_a_whole_file_is_printed_first() -> None:
    diagnosis = Diagnosis("forbidden-tool", Text("Not this tool.", "使えません。"), Text("Another?", "別のものは？"))
    whole = Text("No torch here.", "torch は使えません。")
    printed = print_in_colour("en", message=whole, diagnosis=diagnosis, checks=(), evidence={"line": 1})
    places = [printed.find(piece) for piece in ("\x1b[1mNot this tool.", "No torch here.", "first", "\x1b[2mHint: ")]
    assert -1 not in places
    assert places == sorted(places)
    assert "\x1b[1mNo torch here." in print_in_colour("en", message=whole, checks=())


def test_check_without_a_diagnosis_is_printed_without_hint() -> None:
    check = CheckResult("test_a", Text("The title", "題"), Verdict.FAILED, 1.0, 0.0, Text("Wrong.", "違います。"))
    printed = print_in_colour("en", checks=(check,))
    assert "Wrong." in printed
    assert "Hint" not in printed


def check_at_a_terminal(
    bank: Path, source: str, is_enough: Callable[[str], bool], language: str = "C.UTF-8", **streams: int
) -> str:
    """Run `gradus check` on a pseudo-terminal until it has said enough or ends, and give what the terminal saw."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "GRADUS_BANK": str(bank), "LANG": language, "TERM": "xterm", "COLUMNS": "100"}
    (bank / "mine.py").write_text(source)
    command = [GRADUS, "check", "double", str(bank / "mine.py")]
    with subprocess.Popen(command, stderr=theirs, stdout=streams.get("stdout", theirs), env=env) as process:
        os.close(theirs)
        said, deadline = b"", time.monotonic() + PATIENCE_SECONDS
        # Linux answers EIO once nobody holds the other end.
        with suppress(OSError):
            while (read := os.read(ours, 65536)) and time.monotonic() < deadline:
                said += read
                if is_enough(said.decode(errors="replace")):
                    break
        process.terminate()
    os.close(ours)
    return said.decode()


@pytest.fixture
def patient_bank(tmp_path: Path) -> Path:
    """A bank whose time limits nobody waits for."""
    settings = write_exercise(tmp_path) / "exercise.toml"
    settings.write_text(settings.read_text().replace("_seconds = ", "_seconds = 60"))
    return tmp_path


HANGS = f"import time\n{SOLUTION}".replace("return 2", "time.sleep(600)\n    return 2")
HANGS_ON_NUMBERS = HANGS.replace("time.sleep", "isinstance(x, float) and time.sleep")
SLOW = f"import time\ntime.sleep(1.5)\n{SOLUTION}"


@pytest.mark.parametrize(
    ("source", "language", "words"),
    [
        (HANGS, "C.UTF-8", r"0 of 4 checks, (\d+) s"),
        (HANGS, "ja_JP.UTF-8", r"検査 4 件中 0 件、(\d+) 秒"),
        (HANGS_ON_NUMBERS, "C.UTF-8", r"1 of 4 checks, (\d+) s"),
    ],
    ids=["first", "first-japanese", "second"],
)
def test_terminal_tells_time_and_totals_while_a_check_hangs(
    require_sandbox: None, patient_bank: Path, source: str, language: str, words: str
) -> None:
    def count_seconds(said: str) -> int:
        return len(set(re.findall(words, said)))

    # Two seconds of a clock that goes on; which two, a busy machine decides.
    said = check_at_a_terminal(patient_bank, source, lambda said: count_seconds(said) >= 2, language)
    assert count_seconds(said) >= 2
    assert ("Doubles a tensor" in said) is (source == HANGS_ON_NUMBERS)


def test_progress_is_gone_once_the_report_is_there(require_sandbox: None, patient_bank: Path) -> None:
    said = check_at_a_terminal(patient_bank, SLOW, lambda _: False)
    before, report = said.split("4 / 4 points")
    assert " of 4 checks, " in before
    assert " of 4 checks, " not in report
    assert before.count("\x1b[2K") >= 1


def test_progress_is_not_written_where_a_script_reads(
    require_sandbox: None, patient_bank: Path, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("wb") as out:
        assert check_at_a_terminal(patient_bank, SLOW, lambda _: False, stdout=out.fileno()) == ""
    assert "4 / 4 points" in (tmp_path / "out").read_text()
