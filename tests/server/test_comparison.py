"""The difference between two sources: complete, numbered, and quick whatever they hold."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.services.comparison import COMPARED_LINES_MAX, Line, compare_sources, split_lines

SOURCES = st.lists(st.sampled_from(["a", "b", "    c", "", "あ"]), max_size=40).map("\n".join)


def test_equal_sources_have_no_difference():
    assert compare_sources("a\nb\n", "a\nb\n") == []
    assert compare_sources("a\nb\n", "a\nb") == []


def test_changed_line_is_removed_and_added_with_both_numbers():
    assert compare_sources("a\nb\nc\n", "a\nB\nB2\nc\n") == [
        Line("same", 1, 1, "a"),
        Line("removed", 2, None, "b"),
        Line("added", None, 2, "B"),
        Line("added", None, 3, "B2"),
        Line("same", 3, 4, "c"),
    ]


def test_far_lines_are_left_out_and_counted():
    before = [f"line {number}" for number in range(1, 41)]
    after = ["first", *before[1:19], "middle", *before[20:]]
    lines = compare_sources("\n".join(before), "\n".join(after))
    assert [line.skipped for line in lines if line.kind == "gap"] == [12, 17]
    assert [line.old for line in lines if line.kind == "removed"] == [1, 20]
    assert [line.text for line in lines if line.kind == "added"] == ["first", "middle"]
    assert lines[-1] == Line("gap", skipped=17)


@given(SOURCES, SOURCES)
@settings(deadline=None)
def test_both_sources_can_be_read_back(old, new):
    lines = compare_sources(old, new)
    for side, source, other in (("old", old, "added"), ("new", new, "removed")):
        told = {getattr(line, side): line.text for line in lines if line.kind not in ("gap", other)}
        numbered = dict(enumerate(split_lines(source), 1))
        assert told.items() <= numbered.items()
        skipped = sum(line.skipped for line in lines)
        assert not lines or len(told) + skipped == len(numbered)


@pytest.mark.parametrize(("count", "period"), [(199, 2), (COMPARED_LINES_MAX, 100), (8000, 200)])
def test_sources_made_to_be_slow_are_not(count, period):
    before = [str(number % period) for number in range(count)]
    after = [f"new {number}" if number % 2 else line for number, line in enumerate([*before[1:], "end"])]
    started = time.process_time()
    assert compare_sources("\n".join(before), "\n".join(after))
    # Twenty times what was measured; without the bound the last takes a quarter of a minute.
    assert time.process_time() - started < 2
