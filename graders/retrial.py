"""Runs failed checks once more, for the counterexamples: which children they get, and in which order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from graders.conversation import Conversation
from graders.counterexample import CHECK_SECONDS, TOTAL_SECONDS, Search, Shared
from graders.fault import StudentFaultError
from graders.plugin import Grading
from graders.report import Counterexample
from graders.rules import blocked_modules
from graders.sandbox import Child
from graders.session import Check, CheckSession


def find_counterexamples(
    session: CheckSession, checks: list[Check], grading: Grading, source: str, take: Callable[[], Child]
) -> dict[str, Counterexample]:
    """Return a simplest failing input of each check that has one, by the check's name.

    `checks` are public ones that failed; `grading` is the submission's own, whose child must be closed already.

    Raises:
        Exception: what an author's own function raised.
    """
    searches: dict[str, Search] = {}
    shared: Shared = {}
    with _open_child(grading, source, take) as again:
        for check in checks:
            search = searches[check.name] = again.conversation.search = Search(grading.seed, shared)
            session.run(check, again)
            if search.error is not None:
                raise search.error
    confirmed: dict[tuple[str, str], Counterexample | None] = {}
    for check in checks:
        search = searches[check.name]
        if search.found is not None and search.key not in confirmed:
            with _open_child(grading, source, take) as alone:
                alone.conversation.search = search
                session.run(check, alone)
            confirmed[search.key] = search.counterexample
    found = {name: confirmed.get(search.key) for name, search in searches.items()}
    return {name: counterexample for name, counterexample in found.items() if counterexample is not None}


@contextmanager
def _open_child(grading: Grading, source: str, take: Callable[[], Child]) -> Iterator[Grading]:
    """Give the same submission in a new child, in silence and with little time."""
    exercise = grading.exercise
    conversation = Conversation(source, take, CHECK_SECONDS, TOTAL_SECONDS)
    conversation.mute()
    with suppress(StudentFaultError):  # every question will say so again
        conversation.load(source, exercise.support, blocked_modules(exercise.rules), exercise.defines)
    try:
        yield replace(grading, conversation=conversation)
    finally:
        conversation.close_child()
