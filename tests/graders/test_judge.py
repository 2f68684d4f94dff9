"""Every verdict, for real: what a submission does, what its report says."""

import gc
from collections.abc import Iterator

import pytest
import torch

from graders.bank import Exercise
from graders.fault import StudentFaultError
from graders.judge import Judge
from graders.progress import Progress
from graders.report import Report, Verdict, decode_report, encode_report, public_form
from tests.graders.conftest import SOLUTION, Grade


def verdicts(report: Report) -> list[str]:
    """The verdicts of the checks in order."""
    return [check.verdict.value for check in report.checks]


def instead(body: str) -> str:
    """The solution with another body for double."""
    return SOLUTION.replace("    return 2 * x\n", "".join(f"    {line}\n" for line in body.split("\n")), 1)


def test_solution_passes_with_all_points(grade: Grade) -> None:
    report = grade(SOLUTION)
    assert (report.verdict, report.score, report.max_score) == (Verdict.PASSED, 4, 4)
    assert report.message is None
    assert report.duration_ms > 0


def test_same_seed_gives_same_report(grade: Grade) -> None:
    first, second, other = (grade(instead("return 3 * x"), seed) for seed in (5, 5, 6))
    assert first.checks == second.checks
    assert first.checks != other.checks


def test_report_survives_its_json(grade: Grade) -> None:
    report = grade(instead("print('あ\\0<b>'); return 3 * x"))
    assert decode_report(encode_report(report)) == report
    assert public_form(report, "ja")["checks"][0]["title"] == "テンソルを二倍にする"
    assert set(public_form(report, "en")) >= {"format", "exercise", "verdict", "score", "max_score", "seed", "stdout"}


def test_wrong_value_tells_expected_got_and_ratio(grade: Grade) -> None:
    report = grade(instead("return x / 17"))
    check = report.checks[0]
    assert check.verdict is Verdict.FAILED
    assert check.evidence["ratio"] == pytest.approx(1 / 34)
    assert "exactly 1/34 times the expected one" in check.message.en
    assert "1/34" in check.message.ja


def test_progress_is_told_before_the_first_check_and_after_each(judge: Judge, exercise: Exercise) -> None:
    told: list[Progress] = []
    judge.grade(exercise, instead("return 3 * x"), 1, on_progress=told.append)
    assert [len(each.decided) for each in told] == [0, 1, 2, 3, 4]
    assert [check.title.en for check in told[0].checks] == [check.title.en for check in told[4].checks]
    assert [check.verdict for check in told[4].checks] == ["failed", "failed", "passed", "skipped"]
    assert (told[4].passed, told[4].hidden) == (1, 0)


def test_file_that_cannot_be_read_still_tells_the_totals(judge: Judge, exercise: Exercise) -> None:
    told: list[Progress] = []
    judge.grade(exercise, "def", 1, on_progress=told.append)
    assert [(len(each.checks), len(each.decided)) for each in told] == [(4, 0)]


def test_needed_check_that_failed_skips_its_dependent(grade: Grade) -> None:
    report = grade(instead("return 3 * x"))
    assert verdicts(report) == ["failed", "failed", "passed", "skipped"]
    assert report.checks[3].message.en == "Skipped until this passes: Doubles a tensor"


def test_syntax_error_names_its_line(grade: Grade) -> None:
    report = grade("x = 1\n\ndef double(x:\n    return x")
    assert (report.verdict, report.score, report.evidence["line"]) == (Verdict.RAISED, 0, 3)
    assert "line 3" in report.message.en
    assert set(verdicts(report)) == {"skipped"}


@pytest.mark.parametrize("source", ["x=" + "(" * 5000 + ")" * 5000, "x=" + "-" * 60000 + "1", "x=a" + ".b" * 30000])
def test_source_nested_too_deeply_is_an_answer(grade: Grade, source: str) -> None:
    assert grade(source).verdict is Verdict.RAISED


def test_exception_shows_only_the_students_own_lines(grade: Grade) -> None:
    report = grade(
        instead("return helper(x)") + "\ndef helper(x):\n    import torch\n    return torch.ones(2) @ torch.ones(3)\n"
    )
    check = report.checks[1]
    assert check.verdict is Verdict.RAISED
    assert check.evidence["type"] == "RuntimeError"
    assert [frame["function"] for frame in check.evidence["frames"]] == ["double", "helper"]
    assert check.evidence["frames"][-1]["code"] == "return torch.ones(2) @ torch.ones(3)"


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "import time; time.sleep(1e6)",
        "import torch\na = torch.randn(2000, 2000)\nfor _ in range(10**9): a = a @ a",
        "import re; re.match(r'(a+)+$', 'a' * 64 + 'b')",
    ],
)
def test_endless_call_times_out(grade: Grade, body: str) -> None:
    report = grade(instead(body))
    assert verdicts(report)[:2] == ["timed_out", "timed_out"]
    assert report.verdict is Verdict.TIMED_OUT


def test_hanging_check_costs_only_itself(grade: Grade) -> None:
    report = grade(instead("while isinstance(x, float): pass\nreturn 2 * x"))
    assert verdicts(report) == ["passed", "timed_out", "passed", "passed"]
    assert report.score == 3


def test_endless_import_times_out(grade: Grade) -> None:
    report = grade("while True: pass")
    assert (report.verdict, set(verdicts(report))) == (Verdict.TIMED_OUT, {"skipped"})


def test_whole_submission_has_one_deadline(judge: Judge, exercise: Exercise) -> None:
    report = judge.grade(exercise, "def double(x):\n    while True: pass\nBox = double\n")
    assert set(verdicts(report)[:3]) == {"timed_out"}
    assert "used up" in report.checks[2].message.en


@pytest.mark.parametrize(
    "body",
    [
        "b = []\nwhile True: b.append(bytearray(1 << 28))",
        "import torch\nreturn torch.zeros(2 << 30, dtype=torch.uint8)",
    ],
)
def test_memory_bomb_is_out_of_memory(grade: Grade, body: str) -> None:
    assert verdicts(grade(instead(body)))[0] == "out_of_memory"


def test_output_flood_is_stopped_and_cut(grade: Grade) -> None:
    report = grade(instead("while True: print('y' * 4096)"))
    assert verdicts(report)[0] == "too_much_output"
    assert len(report.stdout) < 4 * (70 << 10)


def test_printed_text_is_kept(grade: Grade) -> None:
    report = grade("import sys\nprint('hello', file=sys.stderr)\n" + instead("print('こんにちは'); return 2 * x"))
    assert report.verdict is Verdict.PASSED
    assert "hello" in report.stdout
    assert "こんにちは" in report.stdout


@pytest.mark.parametrize(
    "body",
    [
        "import os; os._exit(0)",
        "import ctypes; ctypes.string_at(0)",
        "import os; os.abort()",
        "import os; os.close(3)",
        "import os; os.write(3, b'x' * 100); return 2 * x",
        "import os; os.write(3, b'\\xff' * 100); return 2 * x",
    ],
)
def test_process_that_ends_or_lies_has_crashed(grade: Grade, body: str) -> None:
    report = grade(instead(body))
    assert verdicts(report)[0] == "crashed"
    assert verdicts(report)[2] == "passed"


def forged(header: str, payload: str = "b''") -> str:
    """A body that replies in the runner's place."""
    return (
        f"import os, struct\nheader, payload = {header}, {payload}\n"
        "os.write(3, struct.pack('<II', len(header), len(payload)) + header + payload)\nreturn 2 * x"
    )


ONE = '{"r":"value","value":1.0}'
TENSOR = '{"t":"tensor","dtype":"int8","shape":[2],"requires_grad":false,"is_leaf":true,"has_grad":false,"grad_fn":null'
TENSOR = f'{{"r":"value","value":{TENSOR},"shares":[]}}}}'


@pytest.mark.parametrize(
    ("header", "payload"),
    [
        ('{"r":"answers","answers":[]}', ""),
        (f'{{"r":"answers","answers":[{ONE},{ONE}]}}', ""),
        (f'{{"r":"answers","answers":[{{"r":"answers","answers":[{ONE}]}}]}}', ""),
        (f'{{"r":"answers","answers":[{ONE}]}}', "left over"),
        (f'{{"r":"answers","answers":[{TENSOR}]}}', "1"),
        (f'{{"r":"answers","answers":[{TENSOR}]}}', "123"),
        (ONE, ""),
        ('{"r":"loaded","functions":{}}', ""),
    ],
)
def test_reply_that_does_not_answer_has_crashed(grade: Grade, header: str, payload: str) -> None:
    report = grade(instead(forged(repr(header.encode()), repr(payload.encode()))))
    assert verdicts(report)[0] == "crashed"
    assert verdicts(report)[2] == "passed"


@pytest.mark.parametrize(("change", "verdict"), [("", "passed"), ("[:-1]", "crashed"), (" * 2", "crashed")])
def test_batch_has_one_answer_for_each_call(judge: Judge, tmp_path, change: str, verdict: str) -> None:
    from graders.bank import load_bank
    from tests.graders.conftest import CHECKS, write_exercise

    one = "assert_close(student.double(x), reference.double(x))"
    several = "[case(x, expect=2 * x), case(-x, expect=-2 * x)]"
    checks = CHECKS.replace("import assert_close,", "import assert_calls, assert_close, case,")
    folder = write_exercise(tmp_path, "batch")
    (folder / "test_batch.py").write_text(checks.replace(one, f"assert_calls(student.double, {several})"))
    lie = f"""
import runner.stream
send = runner.stream.Stream.send
def lie(stream, header, payload=b""):
    if "answers" in header:
        header["answers"] = header["answers"]{change}
    send(stream, header, payload)
runner.stream.Stream.send = lie
"""
    report = judge.grade(load_bank(tmp_path).exercises["batch"], SOLUTION + lie)
    assert verdicts(report)[0] == verdict


def test_exit_code_of_setup_failure_forges_nothing(grade: Grade) -> None:
    assert grade("import os\nos._exit(97)").verdict is Verdict.CRASHED


@pytest.mark.parametrize("body", ["import os\nwhile True: os.fork()", "import sys; sys.exit(0)", "return 1 / 0"])
def test_exception_is_raised(grade: Grade, body: str) -> None:
    assert verdicts(grade(instead(body)))[0] == "raised"


def test_missing_name_suggests_a_close_one(grade: Grade) -> None:
    check = grade(SOLUTION.replace("double", "dubble")).checks[0]
    assert (check.verdict, check.evidence["kind"]) == (Verdict.FAILED, "missing")
    assert "Did you mean dubble?" in check.message.en


def test_wrong_signature_is_told_from_a_type_error(grade: Grade) -> None:
    misfit = grade(SOLUTION.replace("double(x)", "double(x, y)").replace("2 * x", "2 * x")).checks[0]
    inside = grade(instead("return len(x, x)")).checks[0]
    assert (misfit.verdict, misfit.evidence) == (Verdict.FAILED, {"kind": "signature", "signature": "(x, y)"})
    assert (inside.verdict, inside.evidence["type"]) == (Verdict.RAISED, "TypeError")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("return object()", "type"),
        ("return None", "type"),
        ("return 'text'", "type"),
        ("return (2 * x).reshape(1, -1)", "shape"),
        ("return (2 * x).float()", "dtype"),
        ("return 2 * x * float('nan')", "finite"),
        ("import torch; return torch.zeros(1).expand(10**6, 10**6)", "too_large"),
    ],
)
def test_unfit_result_says_what_is_wrong(grade: Grade, body: str, kind: str) -> None:
    check = grade(instead(body)).checks[0]
    assert (check.verdict, check.evidence["kind"]) == (Verdict.FAILED, kind)


def test_switched_requires_grad_is_noticed(grade: Grade) -> None:
    check = grade(instead("y = 2 * x\nif hasattr(x, 'requires_grad_'): x.requires_grad_()\nreturn y")).checks[0]
    assert (check.verdict, check.evidence["kind"]) == (Verdict.FAILED, "mutated")
    assert check.evidence["which"] == ["0.requires_grad"]


def test_changed_input_is_noticed(grade: Grade) -> None:
    check = grade(instead("y = 2 * x\nif hasattr(x, 'zero_'): x.zero_()\nreturn y")).checks[0]
    assert (check.verdict, check.evidence["kind"]) == (Verdict.FAILED, "mutated")


def test_next_submission_starts_clean(grade: Grade) -> None:
    grade(
        "import torch, builtins\ntorch.ones = None\nbuiltins.len = None\nopen('/tmp/note', 'w').write('x')\n" + SOLUTION
    )
    report = grade(SOLUTION + "\nimport os, torch\nassert torch.ones and len and not os.path.exists('/tmp/note')\n")
    assert report.verdict is Verdict.PASSED, report.message


@pytest.mark.parametrize("draw", ["random.random()", "numpy.random.rand()", "torch.rand(1).item()"])
def test_generators_start_alike_in_every_submission(grade: Grade, draw: str) -> None:
    source = f"import random, numpy, torch\nprint({draw})\n{SOLUTION}"
    one, other = grade(source), grade(source)
    assert one.stdout == other.stdout != ""


def test_zygote_that_dies_comes_back(judge: Judge, grade: Grade) -> None:
    judge.sandbox._process.kill()
    judge.sandbox._process.wait()
    assert grade(SOLUTION).verdict is Verdict.PASSED


def test_check_that_breaks_is_a_grader_error(judge: Judge, small_bank, tmp_path) -> None:
    from graders.bank import load_bank
    from tests.graders.conftest import CHECKS, write_exercise

    folder = write_exercise(tmp_path, "broken")
    (folder / "test_broken.py").write_text(CHECKS.replace("2 * x, what", "2 * x / 0, what"))
    report = judge.grade(load_bank(tmp_path).exercises["broken"], SOLUTION, 1)
    assert report.verdict is Verdict.GRADER_ERROR
    assert report.is_provisional
    assert verdicts(report) == ["passed", "grader_error", "passed", "passed"]


@pytest.mark.parametrize("value", ["3", "None", "'text'", "[1]"])
def test_name_that_is_no_function_is_the_students_fault(grade: Grade, value: str) -> None:
    check = grade(f"double = {value}\nBox = int\n").checks[0]
    assert (check.verdict, check.evidence["kind"]) == (Verdict.FAILED, "type")
    assert "should be a function or a class" in check.message.en


@pytest.mark.parametrize("body", ["return (2 * x)[:1].expand(3)", "import torch; return torch.zeros(1).expand(1)"])
def test_expanded_result_is_read(grade: Grade, body: str) -> None:
    assert grade(instead(body)).checks[0].verdict is Verdict.FAILED


@pytest.fixture
def garbage() -> Iterator[list[object]]:
    """What only the garbage collector would find, from here on."""
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    yield gc.garbage
    gc.set_debug(0)
    gc.garbage.clear()
    gc.enable()


@pytest.mark.parametrize("body", ["return 3 * x", "import os; os._exit(3)", "raise ValueError", "return [None] * 9"])
def test_failure_leaves_nothing_to_the_garbage_collector(grade: Grade, garbage: list[object], body: str) -> None:
    assert grade(instead(body)).score < 4
    gc.collect()
    assert [each for each in garbage if isinstance(each, StudentFaultError | torch.Tensor)] == []


def test_settled_judge_still_collects_what_goes_round_in_circles(judge: Judge) -> None:
    judge.settle()
    before = gc.get_stats()[2]["collections"]
    for _ in range(300_000):
        circle: list[object] = []
        circle.append(circle)
    gc.unfreeze()
    assert gc.get_stats()[2]["collections"] > before
