"""Progress: how far a grading under way is. The judge tells it; pages, API and terminal show it."""

import msgspec

from graders.report import CheckResult, Verdict
from graders.text import Text


class CheckProgress(msgspec.Struct, frozen=True):
    """Tell of one public check how it ended, and no more than that; until it has, `verdict` is None."""

    title: Text
    points: float
    verdict: Verdict | None = None
    earned: float = 0.0


class Progress(msgspec.Struct, frozen=True):
    """Tell of every public check, in the order in which they are run, and how many hidden ones there are.

    Of hidden checks not even the moment in which they end is told.
    """

    checks: tuple[CheckProgress, ...]
    hidden: int

    @property
    def decided(self) -> tuple[CheckProgress, ...]:
        """The public checks that have ended; they are the first ones."""
        return tuple(check for check in self.checks if check.verdict is not None)

    @property
    def passed(self) -> int:
        """How many public checks have passed."""
        return sum(check.verdict is Verdict.PASSED for check in self.checks)

    def decide(self, result: CheckResult) -> "Progress":
        """Return the progress once the next check has ended, as `result` says."""
        place = len(self.decided)
        check = CheckProgress(result.title, result.points, result.verdict, result.earned)
        return Progress((*self.checks[:place], check, *self.checks[place + 1 :]), self.hidden)
