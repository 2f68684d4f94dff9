import ast
import dataclasses
import math

import numpy
import pytest
import torch

from graders.bank import load_bank
from graders.compare import EXACT, T64, find_difference
from graders.diagnosis import SIGNATURES, diagnose
from graders.fault import StudentFaultError
from graders.observation import Clues, MismatchError, Observation, Program, Trace
from graders.report import Verdict
from graders.text import Text, as_text

EXERCISE = load_bank().exercises["reduce-sum-curve"]
SIZES = (5, 7, 17)
EMPTY = Program(ast.Module([], []))


def draw(*shape, seed=0):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def observe(got, expected, *arguments, tolerance=T64, **clues):
    found = find_difference(got, expected, tolerance, as_text("f(x)"))
    assert found is not None, "the answer is right, so there is nothing to diagnose"
    return Observation("f", got, expected, found.kind, found.evidence, arguments, Clues(**clues), tolerance)


def fault(*seen):
    evidence = {"kind": seen[0].kind, **seen[0].evidence}
    return MismatchError(Verdict.FAILED, Text("wrong", "不正解"), evidence, seen)


def name(*seen, program=EMPTY, exercise=EXERCISE):
    found = diagnose(exercise, {"test": fault(*seen)}, program)
    return found["test"] if found else None


def right_answers():
    return [draw(size, seed=size) for size in SIZES]


def vectors(wrong, **clues):
    """One wrong answer for each size; wrong and the clues are functions of the right one."""
    made = [{key: clue(e) if callable(clue) else clue for key, clue in clues.items()} for e in right_answers()]
    return [observe(wrong(e), e, draw(len(e), seed=9), **each) for e, each in zip(right_answers(), made, strict=True)]


def matrices(wrong, *shape):
    return [observe(wrong(draw(*shape, seed=s)), draw(*shape, seed=s), draw(*shape, seed=s + 9)) for s in range(3)]


def scalars(wrong, **clues):
    return [observe(wrong(e), e, x, **clues) for x, e in ((1.0, 1.7), (2.0, -0.3), (3.0, 2.9))]


def descents(wrong):
    """The path of x -> x - 0.2 (2x + sin x) from 3, changed by `wrong`."""

    def gradient(x):
        return 2 * x + math.sin(x)

    def walk(rate, *, total=False):
        points, added = [3.0], 0.0
        for _ in range(9):
            added = gradient(points[-1]) + (added if total else 0.0)
            points.append(points[-1] - rate * added)
        return points

    return [observe(wrong(walk), walk(0.2), trace=Trace(0.2, gradient))]


def gradients(**parts):
    return dict(parts)


FACTORS = {"2x": lambda e: {"2x": e + 3.0, "cos x": e - 5.0}}
CASES = {
    "wrong-shape": lambda: vectors(lambda e: e[:, None]),
    "transposed": lambda: matrices(lambda e: e.T, 3, 5),
    "permuted": lambda: vectors(lambda e: e.roll(1)),
    "unsummed-broadcast": lambda: vectors(lambda e: torch.stack([e / 4, e / 4, e / 2])),
    "value-returned": lambda: vectors(lambda e: e + 2, value=lambda e: e + 2),
    "input-returned": lambda: vectors(torch.ones_like),
    "upstream-ignored": lambda: vectors(lambda e: e * e, local=lambda e: e * e),
    "all-zero": lambda: vectors(torch.zeros_like),
    "non-finite": lambda: vectors(
        lambda e: torch.where(e < 0, math.nan, e), risky=lambda e: {"x < 0": e < 0, "x > 9": e > 9}
    ),
    "kink-convention": lambda: vectors(lambda e: e + 1.0 * (e == e[0]), kinks=lambda e: e == e[0]),
    "ties": lambda: vectors(lambda e: e + 1.0 * (e == e[1]), ties=lambda e: e == e[1]),
    "chain-factor": lambda: vectors(lambda e: e / (e + 3.0), factors=FACTORS["2x"]),
    "overwritten-path": lambda: vectors(
        lambda e: e / 3 + 1, paths=lambda e: {"by a": e / 3 + 1, "by b": e * 2 / 3 - 1}
    ),
    "constant-path": lambda: vectors(lambda e: e - 4, constants=lambda e: {"x²": e - 4}),
    "accumulated": lambda: vectors(lambda e: 2 * e, call=2),
    "other-formula": lambda: vectors(lambda e: e.sin(), formulas=lambda e: {"sin x": e.sin()}),
    "outer-broadcast": lambda: vectors(lambda e: e.cos(), mistakes=lambda e: {"outer-broadcast": e.cos()}),
    "float32-precision": lambda: vectors(lambda e: e.float().double()),
    "mean-instead-of-sum": lambda: vectors(lambda e: e / len(e)),
    "sum-instead-of-mean": lambda: vectors(lambda e: e * len(e)),
    "sign-flipped": lambda: vectors(lambda e: -e),
    "factor-two-lost": lambda: vectors(lambda e: e / 2),
    "doubled": lambda: vectors(lambda e: 2 * e),
    "constant-ratio": lambda: vectors(lambda e: e * math.log(10)),
    "hard-coded": lambda: scalars(lambda _: 4.25),
    "no-reset": lambda: descents(lambda walk: walk(0.2, total=True)),
    "ascent": lambda: descents(lambda walk: walk(-0.2)),
    "step-too-large": lambda: descents(lambda walk: walk(0.4)),
    "frozen-path": lambda: descents(lambda _: [3.0] * 10),
    "off-by-one": lambda: descents(lambda walk: walk(0.2)[1:]),
}


@pytest.mark.parametrize("wanted", CASES)
def test_signature_is_named(wanted):
    found = name(*CASES[wanted]())
    assert found is not None
    assert found.id == wanted
    assert "{" not in found.observation.en + found.observation.ja


@pytest.mark.parametrize("wanted", [key for key in CASES if SIGNATURES[key].cases == 3])
def test_two_cases_are_not_enough(wanted):
    assert name(*CASES[wanted]()[:2]) is None


@pytest.mark.parametrize("wanted", [key for key in CASES if len(CASES[key]()) == 3])
def test_one_case_that_does_not_fit_ends_it(wanted):
    seen = CASES[wanted]()
    other = observe(draw(13, seed=1), draw(13, seed=2), draw(13, seed=3))
    found = name(*seen, other)
    assert found is None or found.id != wanted


def test_random_answers_have_no_diagnosis():
    for seed in range(200):
        answers = [
            observe(draw(n, seed=100 + 3 * seed + n), e, draw(n, seed=7))
            for n, e in zip(SIZES, right_answers(), strict=True)
        ]
        assert name(*answers) is None


def test_equal_sizes_name_the_ratio_by_what_it_is():
    seen = [observe(e / 17, e, e + 1) for e in (draw(17, seed=s) for s in range(3))]
    found = name(*seen)
    assert (found.id, found.observation.en) == (
        "mean-instead-of-sum",
        "Your answer is exactly 1/17 of the right one (17 = number of elements).",
    )


def test_different_ratios_are_no_constant_ratio():
    seen = [observe(e * c, e, e + 1) for e, c in zip(right_answers(), (1.5, 2.5, 3.5), strict=True)]
    assert name(*seen) is None


def test_two_that_explain_equally_much_name_none():
    clues = {"paths": lambda e: {"a": e / 3 + 1, "b": 2 * e / 3 - 1}, "local": lambda e: e / 3 + 1}
    assert name(*vectors(lambda e: e / 3 + 1, **clues)) is None


def test_what_the_author_worked_out_explains_more_than_a_ratio():
    assert name(*vectors(lambda e: e / 2, mistakes=lambda e: {"outer-broadcast": e / 2})).id == "outer-broadcast"


def test_parts_of_a_tuple_are_cases_of_their_own():
    seen = [observe((e, e.cos() / 2), (e, e.cos()), e) for e in right_answers()]
    assert name(*seen).id == "factor-two-lost"


def test_swapped_outputs():
    for kind in (list, tuple):
        seen = [observe(kind([e.cos(), e]), (e, e.cos()), e) for e in right_answers()]
        assert name(*seen).id == "permuted"
    seen = [observe({"a": 2.0 * x, "b": 3.0 * x}, {"a": 3.0 * x, "b": 2.0 * x}, x) for x in (1.0, 2.0, 3.0)]
    assert name(*seen).id == "permuted"


def test_clues_follow_into_parts():
    seen = [
        observe({"a": e, "b": e + 1}, {"a": e, "b": e.cos()}, value={"a": e - 1, "b": e + 1}, tolerance=T64)
        for e in right_answers()
    ]
    assert name(*seen).id == "value-returned"


@pytest.mark.parametrize(
    ("kind", "message", "wanted"),
    [
        ("RuntimeError", "grad can be implicitly created only for scalar outputs", "non-scalar-backward"),
        ("RuntimeError", "element 0 of tensors does not require grad and does not have a grad_fn", "cut-graph"),
        ("RuntimeError", "Trying to backward through the graph a second time", "graph-freed"),
        ("RuntimeError", "... has been modified by an inplace operation: [...]", "inplace-saved"),
        ("RuntimeError", "a leaf Variable that requires grad is being used in an in-place operation.", "inplace-leaf"),
        ("RuntimeError", "Only Tensors of floating point and complex dtype can require gradients", "integer-gradient"),
        ("RuntimeError", "only Tensors of floating point dtype can require gradients", "integer-gradient"),
        ("RuntimeError", "One of the differentiated Tensors appears to not have been used in the graph", "no-gradient"),
        ("RuntimeError", "Can't call numpy() on Tensor that requires grad.", "left-for-numpy"),
        ("RecursionError", "maximum recursion depth exceeded", "too-costly"),
        ("ZeroDivisionError", "float division by zero", "zero-division"),
        ("KeyError", "'c'", "missing-key"),
        ("IndexError", "list index out of range", "missing-key"),
        ("OverflowError", "int too large to convert to float", "number-too-large"),
        ("ValueError", "math domain error", "outside-domain"),
        ("RuntimeError", "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", "shapes-do-not-fit"),
        ("RuntimeError", "a Tensor with 3 elements cannot be converted to Scalar", "one-number-wanted"),
        ("NameError", "name 'y' is not defined", "unknown-name"),
        ("TypeError", "must be real number, not Tensor", "wrong-kind-of-value"),
        ("RuntimeError", "something else", None),
        ("ValueError", "grad can be implicitly created only for scalar outputs", None),
    ],
)
def test_errors_name_themselves(kind, message, wanted):
    error = StudentFaultError(Verdict.RAISED, Text("", ""), {"kind": "raised", "type": kind, "message": message})
    found = diagnose(EXERCISE, {"test": error}, EMPTY)
    assert (found["test"].id if found else None) == wanted


@pytest.mark.parametrize(
    ("program", "printed", "wanted"),
    [
        ("def f(x):\n    x.backward()", "", "unfinished"),
        ("def f(x):\n    return x.backward()", "", "backward-returned"),
        ("def f(x):\n    return x.grad", "", "no-gradient"),
        (
            "def f(x):\n    return x.grad",
            "UserWarning: The .grad attribute of a Tensor that is not a leaf",
            "non-leaf-grad",
        ),
        ("def f(x):\n    return None", "", "wrong-type"),
    ],
)
def test_none_is_explained_by_the_source(program, printed, wanted):
    found = name(observe(None, draw(5), draw(5)), program=Program(ast.parse(program), printed))
    assert (found.id if found else None) == wanted


def test_grad_of_none_in_arithmetic_is_a_non_leaf():
    evidence = {"kind": "raised", "type": "TypeError", "message": "unsupported operand: 'float' and 'NoneType'"}
    error = StudentFaultError(Verdict.RAISED, Text("", ""), evidence)
    program = Program(ast.parse("def f(x):\n    return 2.0 * x.grad"))
    assert diagnose(EXERCISE, {"test": error}, program)["test"].id == "non-leaf-grad"
    assert diagnose(EXERCISE, {"test": error}, EMPTY)["test"].id == "nothing-there"


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("mutated", "mutated-input"),
        ("aliased", "aliased"),
        ("grad-left", "grad-left"),
        ("attached", "attached"),
        ("rule", "forbidden-tool"),
        ("time", "endless-loop"),
        ("signature", "wrong-signature"),
        ("missing", "missing-name"),
        ("too_large", None),
    ],
)
def test_effects_name_themselves(kind, wanted):
    found = diagnose(EXERCISE, {"test": StudentFaultError(Verdict.FAILED, Text("", ""), {"kind": kind})}, EMPTY)
    assert (found["test"].id if found else None) == wanted


def test_numeric_derivative_needs_the_quotient_in_the_source():
    seen = vectors(lambda e: e + 1e-6 * e.cos())
    source = "def f(x):\n    return (g(x + h) - g(x - h)) / (2 * h)"
    assert name(*seen, program=Program(ast.parse(source))).id == "finite-differences"
    assert name(*seen) is None


def test_check_may_say_what_it_saw():
    error = StudentFaultError(Verdict.FAILED, Text("", ""), {"diagnosis": "too-costly", "got": "9"})
    assert diagnose(EXERCISE, {"test": error}, EMPTY)["test"].id == "too-costly"


def test_exercise_has_mistakes_of_its_own():
    words = Text("You lost the 3. Count again.", "3 が抜けています。数え直しましょう。")
    exercise = dataclasses.replace(EXERCISE, mistakes={"three-lost": words})
    seen = vectors(lambda e: e.tan(), mistakes=lambda e: {"three-lost": e.tan()})
    assert name(*seen, exercise=exercise).observation == words
    with pytest.raises(KeyError, match="three-lost"):
        name(*seen)


@pytest.mark.parametrize(
    "got",
    [None, "text", [], math.nan, 10**400, {"a": 1}, object(), numpy.float64(1), numpy.array([1j]), (1, (2,)), True],
)
def test_no_answer_breaks_the_diagnosis(got):
    everything = {
        "value": draw(5),
        "cotangent": draw(5),
        "local": draw(5),
        "factors": {"a": draw(5)},
        "paths": {"a": draw(5), "b": draw(5)},
        "constants": {"a": draw(5)},
        "formulas": {"a": draw(5)},
        "mistakes": {"ties": draw(5)},
        "risky": {"a": draw(5) > 0},
        "kinks": draw(5) > 0,
        "ties": draw(5) > 0,
        "call": 2,
    }
    for expected in (draw(5), 1.5, [1.0, 2.0], {"a": draw(5)}, "word", draw(0), (draw(2), draw(3))):
        name(observe(got, expected, draw(5), "text", None, **everything))
        name(observe(got, [3.0, 2.0, 1.5, 1.2], 3.0, trace=Trace(0.1, lambda x: x)))
        name(observe([got] * 4, [3.0, 2.0, 1.5, 1.2], 3.0, trace=Trace(0.1, lambda x: x)))
    name(observe(2, 3, tolerance=EXACT))


def test_every_signature_has_both_languages():
    for each in SIGNATURES.values():
        for text in (each.observation, each.hint):
            assert text.en.endswith((".", "?", "}.")), each.id
            assert text.ja.endswith(("。", "{name}")), each.id


def test_what_python_says_gives_way_to_a_better_diagnosis():
    error = {"kind": "raised", "type": "ZeroDivisionError", "message": ""}
    plain = StudentFaultError(Verdict.RAISED, Text("", ""), error)
    assert diagnose(EXERCISE, {"a": plain}, EMPTY)["a"].id == "zero-division"
    better = fault(*CASES["sign-flipped"]())
    assert {key: found.id for key, found in diagnose(EXERCISE, {"a": plain, "b": better}, EMPTY).items()} == {
        "b": "sign-flipped"
    }


def test_wrong_types_and_lengths():
    program = Program(ast.parse("def f(x):\n    return x"))
    assert name(observe("text", 1.5, 1.0), program=program).id == "wrong-type"
    assert name(observe([1.0], [1.0, 2.0], 1.0), program=program).id == "wrong-length"
    assert name(observe(torch.ones(1), 1.5, 1.0), program=program).id == "wrong-type"


def test_equal_right_answers_say_nothing_of_a_ratio():
    assert name(*(observe(0.5, 1.0, x) for x in (1.0, 2.0, 3.0))) is None
    assert name(*(observe(0.5 * e, e, x) for x, e in ((1.0, 1.0), (2.0, 1.0), (3.0, 3.0)))).id == "factor-two-lost"


def test_wrong_container_is_told_as_one():
    program = Program(ast.parse("def f(x):\n    return x.grad"))
    found = name(*(observe(7.5 * e, (e, e), e) for e in (1.0, 2.0, 3.0)), program=program)
    assert found.id == "wrong-type"
    assert "None" not in found.observation.en
