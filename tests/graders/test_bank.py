"""Reading the bank: every mistake of an author names file, field and fix."""

from pathlib import Path

import pytest

from graders.bank import BankError, load_bank
from tests.graders.conftest import write_exercise


def test_exercise_is_read_whole(tmp_path: Path) -> None:
    write_exercise(tmp_path)
    exercise = load_bank(tmp_path).exercises["double"]
    assert (exercise.title.ja, exercise.points, exercise.track.slug) == ("二倍", 4, "first")
    assert [wrong.name for wrong in exercise.wrong] == ["floats", "minus", "triple"]
    assert exercise.wrong[0].fails == ("test_double", "test_gradient")


def test_digest_changes_with_any_file(tmp_path: Path) -> None:
    folder = write_exercise(tmp_path)
    before = load_bank(tmp_path).exercises["double"].digest
    (folder / "wrong" / "minus.py").write_text("# fails: test_box\n")
    assert load_bank(tmp_path).exercises["double"].digest != before


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("exercise.toml", "format = ", ["double/exercise.toml", "TOML"]),
        ("exercise.toml", "format = 1", ["double/exercise.toml", "number"]),
        ("exercise.toml", None, ["double/exercise.toml", "missing"]),
        ("solution.py", None, ["double/solution.py", "missing"]),
        ("statement.ja.md", None, ["statement.ja.md", "missing"]),
        ("test_double.py", None, ["test_double.py", "missing"]),
        ("wrong/minus.py", "x = 1", ["wrong/minus.py", "# fails:"]),
    ],
)
def test_broken_file_is_named_with_its_fix(tmp_path: Path, name: str, text: str | None, words: list[str]) -> None:
    folder = write_exercise(tmp_path)
    (folder / name).unlink()
    if text is not None:
        (folder / name).write_text(text)
    with pytest.raises(BankError) as caught:
        load_bank(tmp_path)
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('track = "first"', 'track = "last"', ["track", "use one of first"]),
        ("format = 1", "format = 9", ["format = 9", "write format = 1"]),
        ("points = 4", 'points = "many"', ["$.points"]),
        ("points = 4", "points = 4\ncolour = 1", ["colour"]),
        ("points = 4", 'points = 4\nrules = ["no-fun"]', ["no-fun", "$.rules"]),
        ("check_seconds = 1.5", "check_minutes = 1", ["check_minutes"]),
    ],
)
def test_broken_field_is_named(tmp_path: Path, before: str, after: str, words: list[str]) -> None:
    path = write_exercise(tmp_path) / "exercise.toml"
    path.write_text(path.read_text().replace(before, after))
    with pytest.raises(BankError) as caught:
        load_bank(tmp_path)
    assert all(word in str(caught.value) for word in words), str(caught.value)
