"""One long pytest session that collects an exercise's checks once and runs them again for every submission.

A fresh pytest.main costs 9 to 36 ms; an item that is collected already, a tenth of a millisecond. Fixtures are set up
afresh at each run; those of graders.plugin are handed over, since looking each up costs more than the check around it.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

import pytest
from _pytest.config import _prepareconfig

from graders.bank import BankError, Exercise
from graders.fault import StudentFaultError
from graders.plugin import GRADING, Grading, make_arguments
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
    item: pytest.Function


class CheckSession:
    """Collect and run checks; one per judge."""

    def __init__(self) -> None:
        arguments = ["-c", os.devnull, "--disable-plugin-autoload", "-p", "graders.plugin", "--import-mode=importlib"]
        for name in PLUGINS_OFF:
            arguments += ["-p", f"no:{name}"]
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
            items = [
                item
                for item in self._session.perform_collect([str(exercise.checks_path)])
                if isinstance(item, pytest.Function)
            ]
            if self._session.testsfailed > failed_before or not items:
                raise BankError(f"{exercise.slug}/{exercise.checks_path.name} cannot be collected: run pytest on it")
            self._checks[exercise.digest] = tuple(_read_check(item, exercise) for item in items)
        return self._checks[exercise.digest]

    def prepare(self, checks: Iterable[Check], grading: Grading) -> None:
        """Make what checks will be given: something to do while a source loads."""
        with suppress(Exception):  # the run of the check meets it again, as a failure of ours
            for check in checks:
                grading.arguments[check.name] = make_arguments(grading, check.item)

    def run(self, check: Check, grading: Grading) -> BaseException | None:
        """Run one check on one submission and return what it raised, None where it passed."""
        item, state = check.item, self._session._setupstate
        self._config.stash[GRADING] = grading
        if self._module is not item.parent:
            state.teardown_exact(None)
            self._module = item.parent
        outcome: BaseException | None = None
        try:
            grading.conversation.begin_check()
            item._initrequest()
            given = grading.arguments.pop(check.name, None) or make_arguments(grading, item)
            item.funcargs.update(given, request=item._request)
            state.setup(item)
            item.runtest()
        except StudentFaultError as fault:
            outcome = _without_frames(fault)
        except (Exception, pytest.fail.Exception, pytest.skip.Exception) as error:
            outcome = error
        finally:
            state.teardown_exact(self._peer(check))
            del self._config.stash[GRADING]
        return outcome

    def _peer(self, check: Check) -> pytest.Function | None:
        """Return another check of the same file: told that it comes next, pytest keeps what the file shares set up."""
        peers = next(checks for checks in self._checks.values() if check in checks)
        return next((peer.item for peer in peers if peer is not check), None)


def _without_frames(fault: StudentFaultError) -> StudentFaultError:
    """Let go of where it was raised: a frame that holds a fault whose traceback holds it keeps all that it made."""
    fault.__cause__ = fault.__context__ = None
    return fault.with_traceback(None)


def _read_check(item: pytest.Function, exercise: Exercise) -> Check:
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
