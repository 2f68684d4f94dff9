"""What is decided of a grading under way: one small file for each in the data directory, from a worker to the pages.

Only for the eyes of whoever waits: a lost file loses nothing, and the database hears nothing before the verdict.
"""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from graders.report import CheckResult, Verdict
from graders.text import Text

FOLDER = "interim"


class DecidedCheck(msgspec.Struct, frozen=True):
    """Hold how a public check ended, and no more than that."""

    title: Text
    verdict: Verdict
    points: float
    earned: float


class Interim(msgspec.Struct, frozen=True):
    """Hold the public checks decided so far by one attempt at grading."""

    attempt: int
    checks: tuple[DecidedCheck, ...]


class InterimWriter:
    """Keep the file of one attempt up to date; use `add` as the judge's `on_result`."""

    def __init__(self, data_dir: Path, submission_id: int, attempt: int) -> None:
        self._path = _locate(data_dir, submission_id)
        self._interim = Interim(attempt, ())

    def add(self, result: CheckResult) -> None:
        """Write down one more check; of hidden ones not even the moment in which they end is told."""
        if result.hidden:
            return
        check = DecidedCheck(result.title, result.verdict, result.points, result.earned)
        self._interim = Interim(self._interim.attempt, (*self._interim.checks, check))
        # A full disk must not cost anyone a grade.
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._path.with_suffix(f".{os.getpid()}")
            fresh.write_bytes(msgspec.json.encode(self._interim))
            fresh.replace(self._path)

    def remove(self) -> None:
        """Remove the file, if there is one."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def read_interim(data_dir: Path, submission_id: int, attempt: int) -> tuple[DecidedCheck, ...]:
    """Give the checks that this attempt has decided so far; none where nothing is known."""
    try:
        interim = msgspec.json.decode(_locate(data_dir, submission_id).read_bytes(), type=Interim)
    except (OSError, msgspec.DecodeError):
        return ()
    return interim.checks if interim.attempt == attempt else ()


def _locate(data_dir: Path, submission_id: int) -> Path:
    return data_dir / FOLDER / f"{submission_id}.json"
