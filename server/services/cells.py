"""Notebook cells in a hand-in: the editor puts "# %% cell N" before each, and here a line finds its cell."""

import re

# As server/editor/notebook.js writes it.
HEAD = re.compile(r"# %% cell (\d+)\s*")


def find_cell(source: str, line: int) -> tuple[int, int] | None:
    """Find the cell that a line (from 1) stands in, and the line's number within it; nothing outside of all cells."""
    lines = source.split("\n")[:line]
    for above, text in enumerate(reversed(lines)):
        if found := HEAD.fullmatch(text):
            return (int(found[1]), above) if above else None
    return None
