"""The intake: what can be graded, and what is refused with which advice."""

import pytest

from graders.source import MAX_SOURCE_KIB, SourceError, read_source


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"", "starter"),
        (b" \n\t\r\n", "starter"),
        (b"x" * (1 << 20), f"at most {MAX_SOURCE_KIB} KiB"),
        (b"a = 1\nb = '\xff'\n", "line 2"),
        ("a = 1".encode("utf-16"), "UTF-8"),
        (b"a = 1\0", "control character"),
        ("s = '\u202e'".encode(), "RIGHT-TO-LEFT OVERRIDE"),
        (b"a = '\x1b[2J'", "Line 1"),
        (b'{"nbformat": 4, "cells": []}', "notebook"),
    ],
)
def test_unreadable_hand_in_is_refused_with_advice(data: bytes, advice: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(data)
    assert advice in caught.value.text.en
    assert caught.value.text.ja


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfx = 1\ny = 2\n", b"x = 1\r\ny = 2\r\n", b"x = 1\ry = 2\r", b"x = 1\ny = 2\n"]
)
def test_marks_and_line_endings_do_not_matter(data: bytes) -> None:
    assert read_source(data) == "x = 1\ny = 2\n"


def test_tabs_and_japanese_are_kept() -> None:
    assert read_source("if 1:\n\tx = 'あ'\f".encode()) == "if 1:\n\tx = 'あ'\f"
