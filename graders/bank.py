"""The bank: reads exercise folders into frozen Exercises. Imports no torch, so that the web pages may use it."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

import msgspec

from graders.text import Text

DEFAULT_BANK = Path(__file__).resolve().parent.parent / "exercises"
FORMAT = 1
FileT = TypeVar("FileT")
Rule = Literal["no-autograd", "no-torch", "autograd-required", "no-optim", "no-solver", "no-loop", "no-literals"]
Dtype = Literal["float64", "float32"]
CHOICES = {"rules": get_args(Rule), "dtypes": get_args(Dtype)}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Positive = Annotated[float, msgspec.Meta(gt=0)]
Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z_]\w*$")]
Reason = Annotated[str, msgspec.Meta(min_length=1)]
REQUIRED_FILES = ("exercise.toml", "statement.en.md", "statement.ja.md", "starter.py", "solution.py")
TEXT_SUFFIXES = frozenset({".toml", ".md", ".py", ".svg"})


class BankError(Exception):
    """Say which file of the bank is wrong, in which field or line, and how to mend it."""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bound what one submission may use; seconds count only while the student's code is asked."""

    check_seconds: Positive = 3.0
    total_seconds: Positive = 10.0
    output_kib: Annotated[int, msgspec.Meta(gt=0)] = 64


class Track(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name a group of exercises; `order` comes from its place in tracks.toml."""

    slug: str
    title: Text


class _TracksFile(msgspec.Struct, forbid_unknown_fields=True):
    track: list[Track]


class _ExerciseFile(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    number: int
    title: Text
    track: str
    points: Positive
    defines: Annotated[list[Name], msgspec.Meta(min_length=1)]
    source: list[str] = []
    concepts: list[str] = []
    rules: list[Rule] = []
    dtypes: tuple[Dtype, ...] = ("float64",)
    limits: Limits = Limits()
    oracle: str = ""
    shows_reference_graph: bool = False
    hints: list[Text] = []
    mistakes: dict[str, Text] = {}
    equivalent: dict[str, Reason] = {}


@dataclass(frozen=True)
class WrongSolution:
    """A wrong solution of the bank: it must fail exactly the checks named in `fails`."""

    name: str
    source: str
    fails: tuple[str, ...]
    diagnosis: str | None


@dataclass(frozen=True)
class Exercise:
    """One exercise, complete. `folder` holds solution.py and the checks, which only the judge opens."""

    slug: str
    folder: Path
    number: int
    title: Text
    track: Track
    points: float
    defines: tuple[str, ...]
    source: tuple[str, ...]
    concepts: tuple[str, ...]
    rules: tuple[Rule, ...]
    dtypes: tuple[str, ...]
    limits: Limits
    oracle: str
    shows_reference_graph: bool
    hints: tuple[Text, ...]
    mistakes: dict[str, Text]
    equivalent: dict[str, str]
    statement: Text
    starter: str
    support: str
    wrong: tuple[WrongSolution, ...]
    digest: str

    @property
    def checks_path(self) -> Path:
        """The pytest file with the checks."""
        return self.folder / f"test_{self.slug.replace('-', '_')}.py"

    @property
    def solution_path(self) -> Path:
        """The reference solution."""
        return self.folder / "solution.py"


@dataclass(frozen=True)
class Bank:
    """All exercises by slug, in the order of their numbers."""

    folder: Path
    tracks: tuple[Track, ...]
    exercises: dict[str, Exercise]


def load_bank(folder: Path = DEFAULT_BANK) -> Bank:
    """Read every exercise under `folder`.

    Raises:
        BankError: a file is missing or malformed.
    """
    if not (folder / "tracks.toml").is_file():
        raise BankError(f"{folder}/tracks.toml is missing: it makes a folder a bank; name another one by GRADUS_BANK")
    tracks = tuple(_decode(folder / "tracks.toml", _TracksFile).track)
    found = [load_exercise(path.parent, tracks) for path in sorted(folder.glob("*/exercise.toml"))]
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith(("_", ".")) and not (path / "exercise.toml").exists():
            raise BankError(
                f"{path.name}/exercise.toml is missing: a folder of the bank is an exercise; write or move it"
            )
    found.sort(key=lambda exercise: exercise.number)
    for one, other in pairwise(found):
        if one.number == other.number:
            raise BankError(f"{other.slug}/exercise.toml: number = {other.number} is {one.slug}'s; choose a free one")
    return Bank(folder, tracks, {exercise.slug: exercise for exercise in found})


def load_exercise(folder: Path, tracks: tuple[Track, ...]) -> Exercise:
    """Read one exercise folder.

    Raises:
        BankError: a file is missing or malformed.
    """
    slug = folder.name
    if not SLUG.fullmatch(slug):
        raise BankError(f"{slug}/ is no slug: name the folder in kebab-case, such as chain-rule-2")
    checks = f"test_{slug.replace('-', '_')}.py"
    for name in (*REQUIRED_FILES, checks):
        if not (folder / name).is_file():
            raise BankError(f"{slug}/{name} is missing: an exercise folder needs it (exercises/README.md lists them)")
    fields = _decode(folder / "exercise.toml", _ExerciseFile)
    if fields.format != FORMAT:
        raise BankError(f"{slug}/exercise.toml: format = {fields.format} is unknown; write format = {FORMAT}")
    track = next((track for track in tracks if track.slug == fields.track), None)
    if track is None:
        known = ", ".join(track.slug for track in tracks)
        raise BankError(f"{slug}/exercise.toml: track = {fields.track!r} is not in tracks.toml; use one of {known}")
    return Exercise(
        slug=slug,
        folder=folder,
        number=fields.number,
        title=fields.title,
        track=track,
        points=fields.points,
        defines=tuple(fields.defines),
        source=tuple(fields.source),
        concepts=tuple(fields.concepts),
        rules=tuple(fields.rules),
        dtypes=fields.dtypes,
        limits=fields.limits,
        oracle=fields.oracle,
        shows_reference_graph=fields.shows_reference_graph,
        hints=tuple(fields.hints),
        mistakes=fields.mistakes,
        equivalent=fields.equivalent,
        statement=Text(_read(folder / "statement.en.md"), _read(folder / "statement.ja.md")),
        starter=_read(folder / "starter.py"),
        support=_read(folder / "support.py") if (folder / "support.py").exists() else "",
        wrong=tuple(_load_wrong(path) for path in sorted(folder.glob("wrong/*.py"))),
        digest=_digest(folder),
    )


def _load_wrong(path: Path) -> WrongSolution:
    source = _read(path)
    header: dict[str, str] = {}
    for line in source.splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line.lstrip("# ").partition(":")
        if colon:
            header[key.strip()] = value.strip()
    fails = tuple(name.strip() for name in header.get("fails", "").split(",") if name.strip())
    if not fails:
        raise BankError(
            f"{_place(path)}: its first lines must name the checks that fail; write '# fails: test_x, test_y'"
        )
    return WrongSolution(path.stem, source, fails, header.get("diagnosis") or None)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in TEXT_SUFFIXES:
            digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BankError(f"{_place(path)}, line {line} is not UTF-8; save the file in that encoding") from error
    except OSError as error:
        raise BankError(
            f"{_place(path)} cannot be read: {error.strerror}; look at its kind and its permissions"
        ) from error


def _decode(path: Path, kind: type[FileT]) -> FileT:
    try:
        return msgspec.convert(tomllib.loads(_read(path)), kind)
    except tomllib.TOMLDecodeError as error:
        raise BankError(f"{_place(path)} is not valid TOML: {error}; mend it there") from error
    except msgspec.ValidationError as error:
        field = re.search(r"`\$\.(\w+)", str(error))
        choices = CHOICES.get(field[1], ()) if field and "enum" in str(error) else ()
        fix = f"use one of {', '.join(choices)}" if choices else "exercises/README.md lists every field"
        raise BankError(f"{_place(path)}: {error}; `$` is the file's top, {fix}") from error


def _place(path: Path) -> str:
    """Return a path as an author names it: from the bank on."""
    return "/".join(path.parts[-3 if path.parent.name == "wrong" else -2 :])
