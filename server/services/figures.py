"""Figures: the SVG files that lie beside an exercise's statements."""

from pathlib import Path

from graders.bank import Exercise
from graders.text import Text
from server.errors import NotFoundError


def find_figure(exercise: Exercise, name: str) -> Path:
    """Find the figure `name`.svg of an exercise.

    The name is only ever compared with the files that are there, never made into a path.

    Raises:
        NotFoundError: the folder has no such figure.
    """
    for path in exercise.folder.glob("*.svg"):
        if path.stem == name and path.is_file() and not path.is_symlink():
            return path
    raise NotFoundError(Text("There is no such figure.", "その図はありません。"))
