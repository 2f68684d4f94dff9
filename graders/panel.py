"""The panel: judges side by side, one a core, each in a process of its own. For work on many sources at once."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from multiprocessing.util import Finalize
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from graders.bank import load_bank
from graders.judge import Judge
from graders.sandbox import Sandbox
from graders.sandbox.pool import SERVICE_MODULES

Task = TypeVar("Task")
Result = TypeVar("Result")
_judges: list[Judge] = []  # of a process of the panel: none before its first task, then one


class Panel:
    """Share tasks among as many judges as there are cores; `folder` is their bank, `strict` as of Judge."""

    def __init__(self, folder: Path, backend: str = "auto", *, strict: bool = False) -> None:
        self._make_judge = partial(_make_judge, folder, backend, strict)
        # Never a fork of this process: where torch has threads, the copy would wait for them for ever.
        self._pool = ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def map(self, work: Callable[[Judge, Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Give what `work`, a function of some module, returns for each task, in their order.

        Raises:
            SandboxUnavailableError: the host cannot give the walls that the backend promises.
        """
        return self._pool.map(partial(_work, self._make_judge, work), tasks)


def _work(make_judge: Callable[[], Judge], work: Callable[[Judge, Task], Result], task: Task) -> Result:
    if not _judges:
        _judges.append(make_judge())
    return work(_judges[0], task)


def _make_judge(folder: Path, backend: str, strict: bool) -> Judge:
    judge = Judge(load_bank(folder), sandbox=Sandbox(backend, SERVICE_MODULES), strict=strict)
    Finalize(None, judge.close, exitpriority=0)
    judge.sandbox.wait_until_warm()
    judge.settle()
    return judge
