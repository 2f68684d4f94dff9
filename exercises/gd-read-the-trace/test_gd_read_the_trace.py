import pytest
import torch

from graders.checks import assert_calls, case, fail

LABELS = ("ok", "no-reset", "ascent", "lr-too-large", "mean-scaled", "detached", "float32", "off-by-one")
CONFUSIONS = {
    "no-reset": {"no-reset-as-too-large": "lr-too-large"},
    "ascent": {"sign-not-looked-at": "ok"},
    "float32": {"float32-as-ok": "ok"},
    "lr-too-large": {"step-size-confused": "mean-scaled"},
    "mean-scaled": {"step-size-confused": "lr-too-large"},
    "off-by-one": {"shift-as-detached": "detached"},
}


def line(rng):
    """Draw the gradient of a quadratic of one variable, as support.gradient takes it."""
    return "quadratic", rng.uniform(1.0, 2.0, 1, 1), rng.uniform(-1, 1, 1)


def trace_case(student, support, rng, label, made, size=1, slips=None):
    """Ask for the label of one trace; `made` says which gradient."""
    g = support.gradient(*made)
    steep = made[0] == "bowl"  # on its left side any optimiser flies off
    x0 = rng.uniform(1.5, 3.0, size) * (1.0 if steep else rng.choice((-1.0, 1.0)))
    lr = rng.number(0.05, 0.08) if steep else rng.number(0.1, 0.25)
    points, factor = rng.integer(6, 9), rng.integer(4, 7)
    xs = support.make_trace(label, g, lr, x0, points, factor)
    return case(
        student.support.gradient(*made),
        lr,
        xs,
        expect=label,
        mistakes=CONFUSIONS.get(label, {}) | (slips or {}),
        what="diagnose(f_grad, lr, xs)",
    )


def are_right(student, cases):
    """Say whether the student's answers to these cases are right."""
    answers = [student.diagnose(*each.arguments) for each in cases]
    return all(isinstance(answer, str) and answer == each.expect for answer, each in zip(answers, cases, strict=True))


def exact_case(student, support, label, lr, x0):
    """Ask for the label of a trace whose numbers are so round that nothing in it was ever rounded."""
    made = "quadratic", torch.tensor([[1.0]], dtype=torch.float64), torch.tensor([1.0], dtype=torch.float64)
    xs = support.make_trace(label, support.gradient(*made), lr, torch.tensor([x0], dtype=torch.float64), 6, 1)
    return case(student.support.gradient(*made), lr, xs, expect=label)


def line_cases(student, support, rng, *labels):
    return [trace_case(student, support, rng, label, line(rng)) for label in labels for _ in range(3)]


@pytest.mark.points(4)
def test_ok_ascent_detached(student, support, rng):
    """ok, ascent and detached for quadratics of one variable
    一変数の二次関数で ok、ascent、detached を見分ける"""
    one, c = torch.tensor([[1.7]], dtype=torch.float64), torch.tensor([0.6], dtype=torch.float64)
    made, x0 = ("quadratic", one, c), torch.tensor([3.0], dtype=torch.float64)
    xs = support.make_trace("ok", support.gradient(*made), 0.2, x0, 6, 1)
    cases = [case(student.support.gradient(*made), 0.2, xs, expect="ok")]
    cases += line_cases(student, support, rng, "ok", "ascent", "detached")
    steps = ("ok", 0.25, 5.0), ("ok", 0.5, -3.0), ("ok", 0.125, 9.0), ("ascent", 0.25, 3.0), ("ascent", 0.5, -7.0)
    exact = [exact_case(student, support, *each) for each in steps]
    rounded = [each for each in cases if each.expect in ("ok", "ascent")]
    wrong = sum(not are_right(student, [each]) for each in rounded)
    if wrong >= 3 and are_right(student, exact):
        fail(
            f"ok and ascent are right where nothing was rounded, but wrong for {wrong} of {len(rounded)} other traces.",
            f"丸めのない軌跡では ok と ascent が正しいのに、ほかの {len(rounded)} 本のうち {wrong} 本で違います。",
            diagnosis="exact-equality",
        )
    assert_calls(student.diagnose, cases)


@pytest.mark.points(4)
def test_step_length(student, support, rng):
    """Steps that are too long or too short
    長すぎる一歩と短すぎる一歩を見分ける"""
    assert_calls(student.diagnose, line_cases(student, support, rng, "lr-too-large", "mean-scaled"))


@pytest.mark.points(4)
def test_no_reset(student, support, rng):
    """no-reset, which is not lr-too-large
    no-reset を lr-too-large と見分ける"""
    assert_calls(student.diagnose, line_cases(student, support, rng, "no-reset", "lr-too-large"))


@pytest.mark.points(3)
def test_float32(student, support, rng):
    """float32, which is not ok
    float32 を ok と見分ける"""
    assert_calls(student.diagnose, line_cases(student, support, rng, "float32", "ok"))


@pytest.mark.points(2)
def test_off_by_one(student, support, rng):
    """off-by-one, which is not detached
    off-by-one を detached と見分ける"""
    assert_calls(student.diagnose, line_cases(student, support, rng, "off-by-one", "detached"))


@pytest.mark.points(3)
def test_other_functions(student, support, rng):
    """All labels for three variables, x² + e⁻ˣ, and the third problem
    三変数の二次関数、x² + e⁻ˣ、第三問でもすべて見分ける"""
    parabolas_known = are_right(student, line_cases(student, support, rng, "ok", "off-by-one"))
    slip = {"parabolas-only": "no-reset"} if parabolas_known else {}
    curved, cases = [], []
    for label in LABELS:
        B = rng.uniform(-0.5, 0.5, 3, 3)
        quadratic = ("quadratic", torch.eye(3, dtype=torch.float64) + B @ B.T, rng.uniform(-1, 1, 3))
        cases.append(trace_case(student, support, rng, label, quadratic, 3))
        for name in ("bowl", "third"):
            slips = slip if label in ("ok", "off-by-one") else {}
            curved.append(trace_case(student, support, rng, label, (name,), slips=slips))
    assert_calls(student.diagnose, curved)
    assert_calls(student.diagnose, cases)
