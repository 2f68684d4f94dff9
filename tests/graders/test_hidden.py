"""Hidden checks: they count, and nothing that a student can read tells of their inputs."""

import pytest

from graders.bank import load_bank
from graders.judge import Judge
from graders.progress import Progress
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
    return lambda source, **options: judge.grade(exercise, source, 3, **options)


def visible(report: Report) -> str:
    """All that a student can read."""
    return encode_report(conceal_hidden(report)).decode()


def test_hidden_check_counts_and_keeps_its_place(grade_hidden) -> None:
    report = grade_hidden(SOLUTION)
    assert (report.checks[0].name, report.checks[0].hidden) == ("test_double", True)
    assert (report.verdict, report.score) == (Verdict.PASSED, 4)


def test_of_hidden_checks_only_the_number_is_told_meanwhile(grade_hidden) -> None:
    told: list[Progress] = []
    grade_hidden(SOLUTION, on_progress=told.append)
    # Two are public: one word before them, one after each, none while the hidden ones run.
    assert [(len(each.decided), each.hidden) for each in told] == [(0, 2), (1, 2), (2, 2)]
    assert "Doubles a tensor" not in str(told)


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


REMEMBERS = """
import torch
seen = [0.0]
def double(x):
    if isinstance(x, float):
        return 2 * x
    seen.append(float(x.max()))
    return 2 * x + 0 * torch.tensor(max(seen))
Box = int
"""


def test_hidden_input_is_in_no_picture(judge: Judge, tmp_path) -> None:
    folder = write_exercise(tmp_path)
    checks = (folder / "test_double.py").read_text()
    first, rest = checks.split("@pytest.mark.points(1)\ndef test_double(", 1)
    shown = '''
@pytest.mark.points(1)
def test_shown(student):
    """Shown
    見える"""
    x = torch.ones(2, dtype=torch.float64)
    assert_calls(student.double, [case(x, expect=2 * x)], show=True)

@pytest.mark.hidden
@pytest.mark.points(1)
def test_secret(student):
    """Secret
    秘密"""
    x = torch.full((2,), 98765.0, dtype=torch.float64)
    assert_calls(student.double, [case(x, expect=2 * x)], show=True)

'''
    first = first.replace("import assert_close", "import assert_calls, case, assert_close")
    (folder / "test_double.py").write_text(f"{first}{shown}@pytest.mark.points(1)\ndef test_double({rest}")
    report = judge.grade(load_bank(tmp_path).exercises["double"], REMEMBERS, 1)
    assert [check.verdict.value for check in report.checks[:2]] == ["passed", "passed"]
    assert len(report.views) == 2
    assert "98765" not in visible(report)


def test_hidden_answers_have_no_part_in_a_public_diagnosis(judge: Judge, tmp_path) -> None:
    folder = write_exercise(tmp_path)
    checks = (folder / "test_double.py").read_text()
    first, rest = checks.split("@pytest.mark.points(1)\ndef test_double(", 1)
    some = '''
@pytest.mark.points(1)
def test_two(student):
    """Two
    二つ"""
    assert_calls(student.double, [case(x, expect=2 * x) for x in (1.0, 2.5)], what="double(x)")

@pytest.mark.hidden
@pytest.mark.points(1)
def test_three(student):
    """Three
    三つ"""
    assert_calls(student.double, [case(x, expect=2 * x) for x in (3.5, 4.5, 7.0)], what="double(x)")

'''
    first = first.replace("import assert_close", "import assert_calls, case, assert_close")
    (folder / "test_double.py").write_text(f"{first}{some}@pytest.mark.points(1)\ndef test_double({rest}")
    exercise = load_bank(tmp_path).exercises["double"]
    report = judge.grade(exercise, SOLUTION.replace("2 * x", "-2 * x"), 1)
    # Two public cases and one of test_number make three; none of the hidden ones is needed, so take one away.
    wrong_at_two = SOLUTION.replace("return 2 * x", "return 2 * x if x not in (1.0, 2.5, 3.5, 4.5, 7.0) else -2 * x", 1)
    alone = judge.grade(exercise, wrong_at_two, 1)
    assert report.checks[0].diagnosis.id == "sign-flipped"
    assert alone.checks[0].verdict is Verdict.FAILED
    assert alone.checks[0].diagnosis is None
    assert alone.checks[1].diagnosis.id == "sign-flipped"
    assert conceal_hidden(alone).checks[1].diagnosis is None
