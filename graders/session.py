"""One long pytest session that collects an exercise's checks once and runs them again for every submission.

A fresh pytest.main costs 9 to 36 ms; an item that is collected already, a quarter of a millisecond. Fixtures are
set up afresh at each run. The few names taken from _pytest are those that pytest-xdist and others rely on as well.
"""

import os
from dataclasses import dataclass

import pytest
from _pytest.config import _prepareconfig
from _pytest.runner import runtestprotocol

from graders.bank import BankError, Exercise
from graders.plugin import GRADING, Grading
from graders.text import Text

PLUGINS_OFF = (
    *("terminal", "capture", "cacheprovider", "faulthandler", "logging", "warnings", "doctest", "junitxml", "stepwise"),
    *(
        "pastebin",
        "setuponly",
        "setupplan",
        "unraisableexception",
        "threadexception",
        "debugging",
        "recwarn",
        "legacypath",
    ),
)


@dataclass(frozen=True)
class Check:
    """One collected check of an exercise."""

    name: str
    title: Text
    points: float
    needs: tuple[str, ...]
    hidden: bool
    item: pytest.Item


class CheckSession:
    """Collect and run checks; one per judge."""

    def __init__(self) -> None:
        arguments = ["-c", os.devnull, "--disable-plugin-autoload", "-p", "graders.plugin", "--import-mode=importlib"]
        for name in PLUGINS_OFF:
            arguments += ["-p", f"no:{name}"]
        self._outcome: BaseException | None = None
        self._checks: dict[str, tuple[Check, ...]] = {}
        self._module: pytest.Collector | None = None
        self._config = _prepareconfig([*arguments, os.path.dirname(__file__)], [self])
        self._config._do_configure()
        self._session = pytest.Session.from_config(self._config)
        self._config.hook.pytest_sessionstart(session=self._session)

    def close(self) -> None:
        """End the session."""
        self._config._ensure_unconfigure()

    def collect(self, exercise: Exercise) -> tuple[Check, ...]:
        """Return the exercise's checks in the order of the file.

        Raises:
            BankError: the file cannot be collected, or a check lacks points or a title.
        """
        if exercise.digest not in self._checks:
            failed_before = self._session.testsfailed
            items = self._session.perform_collect([str(exercise.checks_path)])
            if self._session.testsfailed > failed_before or not items:
                raise BankError(f"{exercise.slug}/{exercise.checks_path.name} cannot be collected: run pytest on it")
            self._checks[exercise.digest] = tuple(_read_check(item, exercise) for item in items)
        return self._checks[exercise.digest]

    def run(self, check: Check, grading: Grading) -> BaseException | None:
        """Run one check on one submission and return what it raised, None where it passed."""
        self._config.stash[GRADING] = grading
        self._outcome = None
        if self._module is not check.item.parent:
            self._session._setupstate.teardown_exact(None)
            self._module = check.item.parent
        try:
            runtestprotocol(check.item, log=False, nextitem=self._peer(check))
        finally:
            del self._config.stash[GRADING]
        return self._outcome

    def _peer(self, check: Check) -> pytest.Item | None:
        """Return another check of the same file: told that it comes next, pytest keeps what the file shares set up."""
        peers = next(checks for checks in self._checks.values() if check in checks)
        return next((peer.item for peer in peers if peer is not check), None)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        """Keep the first exception of setup, call and teardown."""
        if call.excinfo is not None and self._outcome is None:
            self._outcome = call.excinfo.value


def _read_check(item: pytest.Item, exercise: Exercise) -> Check:
    where = f"{exercise.slug}/{exercise.checks_path.name}: {item.name}"
    marker = item.get_closest_marker("points")
    if marker is None or len(marker.args) != 1:
        raise BankError(f"{where} needs its worth: @pytest.mark.points(2)")
    needs = item.get_closest_marker("needs")
    function = getattr(item, "function", None)
    lines = [line.strip() for line in (function.__doc__ or "").splitlines() if line.strip()]
    if len(lines) < 2:
        raise BankError(f"{where} needs a docstring of two lines: its title in English, then in Japanese")
    title, hidden = Text(lines[0], lines[1]), item.get_closest_marker("hidden") is not None
    return Check(item.name, title, float(marker.args[0]), needs.args if needs else (), hidden, item)
