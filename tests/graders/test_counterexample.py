"""The simplest input on which a failed check still fails: that it is right, minimal, and costs nothing but itself."""

import shutil
import subprocess
import sys

import msgspec
import pytest
from hypothesis import find, settings

from graders import bank as banks
from graders.checks import arrays, floats, inputs, integers, options, tensors
from graders.difference import show
from graders.inputs import LADDER
from graders.judge import Judge
from graders.report import Verdict, conceal_hidden, decode_report, encode_report, public_form
from tests.patience import PATIENCE_SECONDS

BANK = banks.load_bank()
F = 'f = support.function("polynomial"), '
CURVE = """
import torch
calls = 0
def curve(f, x):
    global calls
    calls += 1
    leaf = x.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(leaf).sum(), leaf)
    {slip}
    return g
"""


@pytest.fixture(scope="module")
def judge(require_sandbox):
    with Judge(BANK, "bubblewrap", strict=True, counterexamples=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def plain_judge(require_sandbox):
    with Judge(BANK, "bubblewrap", strict=True) as opened:
        yield opened


def grade_curve(judge, slip, seed=1):
    return judge.grade(BANK.exercises["reduce-sum-curve"], CURVE.format(slip=slip), seed)


def counterexamples(report):
    return {check.name: check.counterexample for check in report.checks if check.counterexample}


MINIMAL = {
    "wrong at 0": ("g[x == 0] = 1.0", "test_seed_curve", F + "x = [0.]"),
    "wrong where negative": ("g[x < 0] = 0.0", "test_any_function", F + "x = [-1.]"),
    "wrong where repeated": (
        "g = g * (len(set(x.flatten().tolist())) == x.numel())",
        "test_shapes",
        F + "x = [1., 1.]",
    ),
    "raises where empty": ("1 / x.numel()", "test_shapes", F + "x = []"),
    "wrong for two or more": ("g = g / x.numel() if x.numel() else g", "test_any_function", F + "x = [0., 1.]"),
    "wrong where not whole": ("g[x != x.round()] = 0.0", "test_any_function", F + "x = [0.5]"),
}


@pytest.mark.parametrize(("slip", "check", "expected"), MINIMAL.values(), ids=MINIMAL)
def test_input_is_the_simplest_that_fails(judge, slip, check, expected):
    found = counterexamples(grade_curve(judge, slip))
    assert found[check].inputs == expected


def test_exception_is_a_counterexample_too(judge):
    found = counterexamples(grade_curve(judge, "1 / x.numel()"))["test_shapes"]
    assert found.message.en.startswith("ZeroDivisionError: division by zero (line 9)")
    assert (found.expected, found.got) == ("[]", None)


def run_code(source, code, folder):
    """Run a submission with the code below it, as a student would, and return what its last line gives."""
    *above, last = code.split("\n")
    program = "\n".join([source, *above, "from graders.difference import show", f"print(show({last}))"])
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        cwd=folder,
        check=False,
    )
    return done.stdout.strip().split("\n")[-1] if done.returncode == 0 else done.stderr.strip().split("\n")[-1]


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("vec-linear-and-square", "mean_of_squares"),
        ("reduce-sum-curve", "mean"),
        ("mat-bilinear", "twice_m_x"),
        ("flow-branch", "other_branch"),
    ],
)
def test_pasted_code_fails_alone(judge, slug, name):
    exercise = BANK.exercises[slug]
    wrong = next((each for each in exercise.wrong if each.name == name), exercise.wrong[0])
    found = list(counterexamples(judge.grade(exercise, wrong.source, 1)).values())
    assert found
    for each in found[:2]:
        assert run_code(wrong.source, each.code, exercise.folder) == each.got
        assert run_code(exercise.solution_path.read_text(), each.code, exercise.folder) == each.expected


@pytest.mark.parametrize("slug", ["reduce-sum-curve", "flow-branch", "mat-mul-vjp"])
def test_right_solution_has_none(judge, slug):
    exercise = BANK.exercises[slug]
    assert counterexamples(judge.grade(exercise, exercise.solution_path.read_text(), 3)) == {}


def test_check_that_passed_has_none(judge):
    report = grade_curve(judge, "g[x < 0] = 0.0")
    passed = [check for check in report.checks if check.verdict is Verdict.PASSED]
    assert passed
    assert not [check for check in passed if check.counterexample]


def test_same_seed_gives_the_same(judge):
    one, two = (grade_curve(judge, "g[x * x > 6] = 0.0", seed=5) for _ in range(2))
    assert one.checks == two.checks


def test_what_only_earlier_calls_spoil_is_not_reported(judge):
    report = grade_curve(judge, "g = g if calls < 4 else g + 1.0")
    assert report.verdict is Verdict.FAILED
    assert counterexamples(report) == {}


TROUBLE = {
    "hangs": "while calls > 30: pass",
    "dies": "import os; calls > 30 and os._exit(1)",
    "floods": "calls > 30 and print('x' * 100_000_000)",
    "prints": "print('seen')",
}


@pytest.mark.parametrize("trouble", TROUBLE.values(), ids=TROUBLE)
def test_trouble_in_the_search_changes_nothing_else(judge, plain_judge, trouble):
    slip = f"{trouble}\n    g[(x.abs() > 1.55) & (x.abs() < 1.9) & (x.abs() != 1.75)] = 0.0"  # asks on to its end
    report = grade_curve(judge, slip)
    assert report.verdict is Verdict.FAILED
    assert counterexamples(report) == {}
    plain_report = grade_curve(plain_judge, slip)
    assert (report.verdict, report.score, report.stdout) == (
        plain_report.verdict,
        plain_report.score,
        plain_report.stdout,
    )


def test_report_keeps_it_and_scripts_read_it(judge):
    report = grade_curve(judge, "g[x == 0] = 1.0")
    assert decode_report(encode_report(report)) == report
    (check,) = [each for each in public_form(report, "ja")["checks"] if each["name"] == "test_seed_curve"]
    assert check["counterexample"] == {
        "inputs": F + "x = [0.]",
        "code": 'import support\nimport torch\nf = support.function("polynomial")\n'
        "x = torch.tensor([0.], dtype=torch.float64)\ncurve(f, x)",
        "expected": "[0]",
        "got": "[1]",
        "message": "curve(f, x)[0]：正しくは 0、結果は 1 です。",
    }


def draw(space_inputs, accepts=lambda values: True):
    return find(space_inputs.values(len(LADDER)), accepts, settings=settings(database=None))


def test_letters_stand_for_the_same_size():
    pair = inputs(lambda **_: None, A=arrays("m", "n"), b=tensors("n", least=2))
    values = draw(pair)
    assert (values["A"].shape, tuple(values["b"].shape)) == ((1, 2), (2,))
    assert pair.short(values) == "A = [[0., 0.]], b = [0., 0.]"
    assert pair.code(values, "f(A, b)").split("\n") == [
        "import numpy",
        "import torch",
        "A = numpy.array([[0., 0.]])",
        "b = torch.tensor([0., 0.], dtype=torch.float64)",
        "f(A, b)",
    ]


def test_ranges_and_forbidden_places_are_kept():
    some = inputs(lambda **_: None, x=floats(0.2, 3, avoid=(1.0,)), k=integers(-2, 2), o=options({"'a'": 1}))
    assert draw(some) == {"x": 2.0, "k": 0, "o": "'a'"}
    assert draw(some, lambda values: values["k"] < 0)["k"] == -1
    with pytest.raises(ValueError, match="no simple number"):
        floats(0.11, 0.12)


def test_numbers_are_written_as_python():
    cube = inputs(lambda **_: None, x=tensors(2, 1), y=tensors(), z=arrays("n", least=0))
    values = draw(cube)
    assert cube.short(values) == "x = [[0.], [0.]], y = 0.0, z = []"
    assert show(values["z"]) == "[]"


def test_concealed_check_has_none(judge):
    report = grade_curve(judge, "g[x == 0] = 1.0")
    hidden = msgspec.structs.replace(
        report, checks=tuple(msgspec.structs.replace(check, hidden=True) for check in report.checks)
    )
    assert counterexamples(hidden)
    assert counterexamples(conceal_hidden(hidden)) == {}


def test_hidden_check_is_never_searched(judge, tmp_path):
    folder = tmp_path / "bank"
    folder.mkdir()
    shutil.copy(BANK.folder / "tracks.toml", folder)
    shutil.copytree(BANK.folder / "vec-linear-and-square", folder / "vec-linear-and-square")
    checks = folder / "vec-linear-and-square" / "test_vec_linear_and_square.py"
    text = checks.read_text()
    checks.write_text(
        text.replace(
            "@pytest.mark.points(2)\ndef test_square", "@pytest.mark.hidden\n@pytest.mark.points(2)\ndef test_square"
        )
    )
    exercise = banks.load_bank(folder).exercises["vec-linear-and-square"]
    source = next(each.source for each in exercise.wrong if each.name == "two_lost")
    report = judge.grade(exercise, source, 1)
    hidden = [check.name for check in report.checks if check.hidden]
    assert hidden == ["test_square"]
    assert "test_square" not in counterexamples(report)
    assert "test_new_vector" in counterexamples(report)
