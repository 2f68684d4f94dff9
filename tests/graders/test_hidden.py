"""Hidden checks: they count, and nothing that a student can read tells of their inputs."""

import pytest

from graders.bank import load_bank
from graders.judge import Judge
from graders.report import Report, Verdict, conceal_hidden, encode_report
from tests.graders.conftest import CHECKS, SOLUTION, write_exercise

# Leaks whatever it is called with by every way there is: print, exception, result, a note, a later print.
LEAK = """
import sys, threading, time
seen = []
def double(x):
    if isinstance(x, float):
        print(end=''.join(str(seen)))
        return 2 * x
    seen.append(x.tolist())
    print(x.tolist()); print(x.tolist(), file=sys.stderr)
    open('/tmp/note', 'w').write(str(x.tolist()))
    threading.Timer(0.02, lambda: print(seen)).start()
    {then}
"""


@pytest.fixture
def grade_hidden(judge: Judge, tmp_path):
    """Grade for an exercise whose first check, the one with a tensor, is hidden."""
    folder = write_exercise(tmp_path)
    hidden = CHECKS.replace("def test_double(", "@pytest.mark.hidden\ndef test_double(").replace(
        "test_gradient", "test_z"
    )
    hidden = hidden.replace('@pytest.mark.needs("test_double")\n', "@pytest.mark.hidden\n")
    (folder / "test_double.py").write_text(hidden)
    exercise = load_bank(tmp_path).exercises["double"]
    return lambda source: judge.grade(exercise, source, 3)


def visible(report: Report) -> str:
    """All that a student can read."""
    return encode_report(conceal_hidden(report)).decode()


def test_hidden_check_counts_and_keeps_its_place(grade_hidden) -> None:
    report = grade_hidden(SOLUTION)
    assert (report.checks[0].name, report.checks[0].hidden) == ("test_double", True)
    assert (report.verdict, report.score) == (Verdict.PASSED, 4)


@pytest.mark.parametrize(
    "then", ["raise ValueError(str(seen))", "return x * 0 + 7", "return str(seen)", "return 2 * x"]
)
def test_input_of_a_hidden_check_reaches_no_student(grade_hidden, then: str) -> None:
    report = grade_hidden(LEAK.format(then=then) + "Box = int\n")
    numbers = [f"{factor * value:.4f}"[:5] for value in drawn_inputs() for factor in (1, 2)]
    shown, whole = visible(report), encode_report(report).decode()
    assert not any(number in shown for number in numbers), shown
    # An instructor sees it all, which also shows that these numbers are the ones to look for.
    assert any(number in whole for number in numbers) == ("raise" in then or "7" in then)


def drawn_inputs() -> list[float]:
    """What test_double draws with seed 3."""
    from graders.draw import Draw

    return Draw(3, "test_double").normal(3).tolist()


def test_visible_output_is_still_shown(grade_hidden) -> None:
    report = grade_hidden("print('hello')\n" + SOLUTION)
    assert report.stdout == "hello\n"


def test_times_are_coarse_where_something_is_hidden(grade_hidden) -> None:
    assert conceal_hidden(grade_hidden(SOLUTION)).duration_ms % 250 == 0


def test_report_without_hidden_checks_is_left_alone(judge: Judge, exercise) -> None:
    report = judge.grade(exercise, SOLUTION, 1)
    assert conceal_hidden(report) is report
