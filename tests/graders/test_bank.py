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
    ("name", "content", "words"),
    [
        ("double/exercise.toml", b"format = \n\n", ["double/exercise.toml is not valid TOML", "line 1", "mend it"]),
        ("double/exercise.toml", b"format = 1", ["double/exercise.toml", "`number`", "README.md lists every field"]),
        ("double/exercise.toml", None, ["double/exercise.toml is missing", "write or move it"]),
        ("double/exercise.toml", b"a\n\xff", ["double/exercise.toml, line 2 is not UTF-8", "save"]),
        ("double/solution.py", None, ["double/solution.py is missing", "README.md lists them"]),
        ("double/statement.ja.md", None, ["double/statement.ja.md is missing", "README.md lists them"]),
        ("double/statement.ja.md", b"\x8e\xae", ["double/statement.ja.md, line 1 is not UTF-8", "save"]),
        ("double/test_double.py", None, ["double/test_double.py is missing", "README.md lists them"]),
        ("double/wrong/minus.py", b"x = 1", ["double/wrong/minus.py", "'# fails: test_x"]),
        ("double/wrong/minus.py", b"# fails:\n", ["double/wrong/minus.py", "'# fails: test_x"]),
        ("double/wrong/minus.py", b"# fails: test_box\n\xff", ["double/wrong/minus.py, line 2 is not UTF-8"]),
        ("tracks.toml", None, ["tracks.toml is missing", "GRADUS_BANK"]),
        ("tracks.toml", b"[[track]]\nslug = 1", ["tracks.toml", "`$.track[0].slug`", "README.md lists every field"]),
    ],
)
def test_broken_file_is_named_with_its_fix(tmp_path: Path, name: str, content: bytes | None, words: list[str]) -> None:
    write_exercise(tmp_path)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert_told(tmp_path, words)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('track = "first"', 'track = "last"', ["track = 'last'", "use one of first"]),
        ("format = 1", "format = 9", ["format = 9", "write format = 1"]),
        ("points = 4", 'points = "many"', ["$.points", "README.md lists every field"]),
        ("points = 4", "points = 0", ["$.points", "> 0", "README.md lists every field"]),
        ("points = 4", "points = 4\ncolour = 1", ["`colour`", "README.md lists every field"]),
        ("points = 4", 'points = 4\nrules = ["no-fun"]', ["no-fun", "$.rules", "use one of no-autograd"]),
        ("points = 4", 'points = 4\ndtypes = ["int"]', ["'int'", "$.dtypes", "use one of float64, float32"]),
        ("points = 4", 'points = 4\nequivalent = { "a -> b" = "" }', ["$.equivalent", "length"]),
        ('defines = ["double", "Box"]', "defines = []", ["$.defines", "length"]),
        ('defines = ["double", "Box"]', 'defines = ["double()"]', ["$.defines[0]", "regex"]),
        ("check_seconds = 1.5", "check_minutes = 1", ["`check_minutes`", "$.limits"]),
        ("check_seconds = 1.5", "check_seconds = 0", ["$.limits.check_seconds", "> 0"]),
    ],
)
def test_broken_field_is_named_with_its_fix(tmp_path: Path, before: str, after: str, words: list[str]) -> None:
    path = write_exercise(tmp_path) / "exercise.toml"
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after))
    assert_told(tmp_path, ["double/exercise.toml", *words])


def test_number_is_unique(tmp_path: Path) -> None:
    write_exercise(tmp_path)
    write_exercise(tmp_path, "triple")
    assert_told(tmp_path, ["triple/exercise.toml", "number = 1 is double's", "choose a free one"])


@pytest.mark.parametrize("slug", ["Double", "double_it", "double--it", "-double"])
def test_slug_is_kebab_case(tmp_path: Path, slug: str) -> None:
    write_exercise(tmp_path, slug)
    assert_told(tmp_path, [f"{slug}/", "name the folder in kebab-case"])


def assert_told(bank: Path, words: list[str]) -> None:
    """Demand that the bank cannot be read, in a sentence with these words."""
    with pytest.raises(BankError) as caught:
        load_bank(bank)
    assert [word for word in words if word not in str(caught.value)] == [], str(caught.value)
