"""What checks say to Japanese readers is Japanese: what is called by words, and not by code, is called so twice."""

import ast
import re
from pathlib import Path

import pytest
import torch

from graders.bank import load_bank
from graders.difference import describe_length, show, unequal
from graders.judge import Judge
from graders.report import Report, public_form, trim_evidence
from graders.text import Text, as_text
from tests.graders.conftest import ROOT

BANK = load_bank()
CHECKS = sorted((ROOT / "exercises").glob("*/test_*.py"))
# Words that no expression is made of ("x for x in y" is none that a student would be shown).
ENGLISH = re.compile(
    r"\b(the|of|for|with|after|before|again|called|and|at|on|in|from|returns?|answers?|gradients?|points|steps)\b"
)


def find_unspoken(source: str) -> list[str]:
    """Find what is called by English words alone: `what=`, the names of paths and the arguments of fail."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg in ("what", "paths", "constants"):
            parts = node.value.keys if isinstance(node.value, ast.Dict) else [node.value]
            found += [words for part in parts if ENGLISH.search(words := read_words(part))]
        # The second argument of these is Japanese.
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("fail", "Text") and len(node.args) == 2:
            found += [words for words in [read_words(node.args[1])] if ENGLISH.search(words)]
    return found


def read_words(node: ast.expr | None) -> str:
    """Read the constant parts of a text; "" of anything else, such as a Text."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "_" for part in node.values)
    return ""


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.parent.name)
def test_nothing_is_called_by_english_words_in_japanese(path: Path) -> None:
    assert find_unspoken(path.read_text(encoding="utf-8")) == []


def test_english_words_are_found() -> None:
    # So that silence above means something.
    source = (
        'case(x, what=f"f(x) for x of shape {s}"); fail("a", "答えは two steps です"); case(x, paths={"the one": 1})'
    )
    assert len(find_unspoken(source)) == 3
    assert find_unspoken('case(x, what="f(x)"); case(y, what=Text("the end of f", "f の終わり"))') == []


def test_sentences_name_it_in_their_own_language() -> None:
    name = Text("the points of f", "f の点")
    assert unequal(1, 2, name.extend("[0]")).text.ja == "f の点[0]：正しくは 2、結果は 1 です。"
    assert describe_length(1, 2, name)[0].ja == "f の点の要素は 2 個のはずですが、1 個あります。"
    assert describe_length(1, 2, as_text("f(x)"))[0].ja == "f(x) の要素は 2 個のはずですが、1 個あります。"


@pytest.fixture(scope="module")
def bank_judge(require_sandbox: None):
    with Judge(BANK, "bubblewrap") as opened:
        yield opened


def grade_solution(judge: Judge, slug: str) -> Report:
    exercise = BANK.exercises[slug]
    return judge.grade(exercise, (exercise.folder / "solution.py").read_text(encoding="utf-8"), 1)


@pytest.mark.parametrize(
    "slug", [path.parent.name for path in CHECKS if re.search(r"show=[T\"]", path.read_text(encoding="utf-8"))]
)
def test_captions_of_pictures_are_japanese_too(bank_judge: Judge, slug: str) -> None:
    report = grade_solution(bank_judge, slug)
    captions = [as_text(view.what) for view in report.views]
    assert captions
    assert [caption.ja for caption in captions if ENGLISH.search(caption.ja)] == []
    # Scripts read a caption in one language, as they read every sentence.
    for language in ("en", "ja"):
        assert [view["what"] for view in public_form(report, language)["views"]] == [
            caption.say(language) for caption in captions
        ]


def test_caption_in_words_is_kept_in_both_languages(bank_judge: Judge) -> None:
    # So that silence above means something.
    captions = [view.what for view in grade_solution(bank_judge, "gd-one-step").views]
    assert Text("the path of ten steps", "十歩の軌跡") in captions


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (torch.zeros(5, 5), f"[{', '.join(['0'] * 20)}, ..., shape=(5, 5)]"),
        (torch.zeros(20), f"[{', '.join(['0'] * 20)}]"),
        (2**300, ">= 2**300"),
        (-(2**300) - 1, "<= -2**300"),
    ],
    ids=["tensor", "short tensor", "integer", "negative integer"],
)
def test_shortened_values_are_code_and_no_language(value: object, shown: str) -> None:
    assert show(value) == shown


def test_integers_too_long_for_a_report_are_code_and_no_language() -> None:
    assert trim_evidence([2**60, -(2**60), 2**53 - 1]) == [">= 2**60", "<= -2**60", 2**53 - 1]
