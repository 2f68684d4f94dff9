"""The difference between two sources, line by line, as a page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

CONTEXT_LINES = 3
# difflib's time may grow with the cube of the lines; beyond this many the changed part is told as one block.
COMPARED_LINES_MAX = 1000

Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class Line:
    """One line of the comparison and its numbers; a gap stands for `skipped` lines that are the same in both."""

    kind: Literal["same", "removed", "added", "gap"]
    old: int | None = None
    new: int | None = None
    text: str = ""
    skipped: int = 0


def compare_sources(old: str, new: str) -> list[Line]:
    """List what was removed and added, with a few lines around each change; nothing where the two are the same."""
    before, after = split_lines(old), split_lines(new)
    if before == after:
        return []
    return list(_fold(list(_tell(before, after))))


def split_lines(source: str) -> list[str]:
    """Split a source as an editor numbers its lines."""
    return source.removesuffix("\n").split("\n")


def _tell(before: list[str], after: list[str]) -> Iterator[Line]:
    for tag, old_start, old_end, new_start, new_end in _find_opcodes(before, after):
        if tag == "equal":
            for offset in range(old_end - old_start):
                yield Line("same", old_start + offset + 1, new_start + offset + 1, before[old_start + offset])
            continue
        for number in range(old_start, old_end):
            yield Line("removed", old=number + 1, text=before[number])
        for number in range(new_start, new_end):
            yield Line("added", new=number + 1, text=after[number])


def _find_opcodes(before: list[str], after: list[str]) -> list[Opcode]:
    """Find the changes between the first and the last line that differ."""
    head = _count_equal(before, after)
    tail = _count_equal(before[head:][::-1], after[head:][::-1])
    old_end, new_end = len(before) - tail, len(after) - tail
    middle: list[Opcode] = [("replace", head, old_end, head, new_end)]
    if max(old_end, new_end) - head <= COMPARED_LINES_MAX:
        matcher = SequenceMatcher(None, before[head:old_end], after[head:new_end])
        middle = [(tag, head + a, head + b, head + c, head + d) for tag, a, b, c, d in matcher.get_opcodes()]
    return [("equal", 0, head, 0, head), *middle, ("equal", old_end, len(before), new_end, len(after))]


def _count_equal(before: list[str], after: list[str]) -> int:
    pairs = zip(before, after, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))


def _fold(lines: list[Line]) -> Iterator[Line]:
    """Leave out what is far from every change."""
    changed = [number for number, line in enumerate(lines) if line.kind != "same"]
    near = {each for number in changed for each in range(number - CONTEXT_LINES, number + CONTEXT_LINES + 1)}
    skipped = 0
    for number, line in enumerate(lines):
        if number not in near:
            skipped += 1
            continue
        if skipped:
            yield Line("gap", skipped=skipped)
        skipped = 0
        yield line
    if skipped:
        yield Line("gap", skipped=skipped)
