"""The template of an exercise: a small one that keeps the laws, with texts to be replaced. For `gradus new`."""

import shutil
from pathlib import Path

TEMPLATE = Path(__file__).resolve().parent / "templates" / "exercise"


def copy_template(folder: Path, track: str, number: int) -> None:
    """Make `folder`, whose name is the slug, a complete exercise.

    Raises:
        OSError: it is there already, or cannot be written.
    """
    shutil.copytree(TEMPLATE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "test_exercise.py").rename(folder / f"test_{folder.name.replace('-', '_')}.py")
    description = folder / "exercise.toml"
    text = description.read_text(encoding="utf-8")
    text = text.replace("number = 0", f"number = {number}").replace('track = "track"', f'track = "{track}"')
    description.write_text(text, encoding="utf-8")
