"""How far a grading under way is: one small file for each in the data directory, from a worker to the pages.

Only for the eyes of whoever waits: a lost file loses nothing, and the database hears nothing before the verdict.
"""

import os
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from graders.progress import Progress

FOLDER = "interim"
# A grading that ends before is waited for by the request that handed it in, so nobody would read the file.
QUIET_SECONDS = 0.3


class Interim(msgspec.Struct, frozen=True):
    """Hold how far one attempt at grading is."""

    attempt: int
    progress: Progress


class InterimWriter:
    """Keep the file of one attempt up to date while it lasts; use `tell` as the judge's `on_progress`.

    Nothing is written in the first QUIET_SECONDS. Then a thread writes what is known, since a first check that hangs
    tells nothing for long.
    """

    def __init__(self, data_dir: Path, submission_id: int, attempt: int) -> None:
        self._path = _locate(data_dir, submission_id)
        self._attempt = attempt
        self._progress: Progress | None = None
        self._lock = threading.Lock()
        self._is_quiet, self._is_closed = True, False
        self._timer = threading.Timer(QUIET_SECONDS, self._speak)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._is_closed = True
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def tell(self, progress: Progress) -> None:
        """Take note of the progress, and write it down where the grading takes long."""
        with self._lock:
            self._progress = progress
            if not self._is_quiet:
                self._write()

    def _speak(self) -> None:
        with self._lock:
            self._is_quiet = False
            if not self._is_closed:
                self._write()

    def _write(self) -> None:
        if self._progress is None:
            return
        # A full disk must not cost anyone a grade.
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._path.with_suffix(f".{os.getpid()}")
            fresh.write_bytes(msgspec.json.encode(Interim(self._attempt, self._progress)))
            fresh.replace(self._path)


def read_interim(data_dir: Path, submission_id: int, attempt: int) -> Progress | None:
    """Give how far this attempt is; None where nothing is known."""
    try:
        interim = msgspec.json.decode(_locate(data_dir, submission_id).read_bytes(), type=Interim)
    except (OSError, msgspec.DecodeError):
        return None
    return interim.progress if interim.attempt == attempt else None


def _locate(data_dir: Path, submission_id: int) -> Path:
    return data_dir / FOLDER / f"{submission_id}.json"
