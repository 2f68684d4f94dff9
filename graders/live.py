"""What a terminal shows of a grading that takes long: the checks decided so far, how many there are, and the time."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, ConsoleOptions, RenderResult
from rich.live import Live
from rich.text import Text as Line

from graders.progress import Progress
from graders.terminal import VERDICTS
from graders.text import Text

LONG_SECONDS = 1.0


@contextmanager
def show_progress(console: Console, language: str) -> Iterator[Callable[[Progress], None]]:
    """Show what is told until the block ends, then take it away.

    Nothing is written where `console` is no terminal, nor where standard output is none: then a script reads.
    """
    running = _Running(language)
    if not (console.is_terminal and sys.stdout.isatty()):
        yield running.tell
        return
    # The display's own thread keeps the time, also while a check hangs.
    with Live(running, console=console, transient=True):
        yield running.tell


class _Running:
    def __init__(self, language: str) -> None:
        self._language = language
        self._start = time.monotonic()
        self._progress: Progress | None = None

    def tell(self, progress: Progress) -> None:
        self._progress = progress

    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        progress, seconds = self._progress, time.monotonic() - self._start
        if progress is None or seconds < LONG_SECONDS:
            return
        for check in progress.checks:
            if check.verdict is None:
                continue
            name, style = VERDICTS[check.verdict]
            yield Line.assemble((name.say(self._language), style), f"  {check.title.say(self._language)}")
        decided, total = len(progress.decided), len(progress.checks) + progress.hidden
        count = Text(
            f"{decided} of {total} checks, {seconds:.0f} s", f"検査 {total} 件中 {decided} 件、{seconds:.0f} 秒"
        )
        yield Line(count.say(self._language), "dim")
