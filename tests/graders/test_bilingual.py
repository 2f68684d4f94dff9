"""What checks say to Japanese readers is Japanese: what is called by words, and not by code, is called so twice."""

import ast
import re
from pathlib import Path

import pytest

from graders.difference import describe_length, unequal
from graders.text import Text, as_text
from tests.graders.conftest import ROOT

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
