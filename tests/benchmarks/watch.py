"""Sixty watchers of one long grading: asking every 0.7 s, as server/editor/live.js does, beside server-sent events.

`python -m tests.benchmarks.watch` serves as `make run` does (one gunicorn process with eight threads) and plays the
worker: a check is decided every two seconds. For each way it tells the server's processor seconds per watched second,
how long an ordinary page takes meanwhile, and how long a decided check takes to be seen (median and 95th percentile).

On two cores that others used as well, 2026-11-28:

    way                            processor   another page         decided to seen
    asking, a page each time       0.64 s/s    22 (p95  83) ms      373 (p95 713) ms
    asking, a piece each time      0.46 s/s    16 (p95 118) ms      398 (p95 726) ms
    asking, 304 if nothing is new  0.34 s/s    15 (p95 128) ms      372 (p95 730) ms
    events                         0.01 s/s    none was answered     82 (p95  99) ms, by 8 of the 60
    events, a thread for each      0.07 s/s    11 (p95  19) ms       22 (p95 105) ms

Events are cheaper and quicker, but each stream holds a thread: eight watchers stop the server that `make run` starts,
and any number of threads can be used up by as many open tabs. A third of a second sooner is not worth that: pages ask.
After seven seconds they ask less often, which these figures do not count.
"""

import asyncio
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from flask import Flask, Response

from graders.bank import load_bank
from graders.progress import CheckProgress, Progress
from graders.report import CheckResult, Verdict
from graders.text import Text
from server.app import create_app
from server.config import read_settings
from server.interim import InterimWriter, read_interim
from server.routes.context import database_session, parts, require_viewer
from server.schema import upgrade_schema
from server.services import queue, submissions
from server.supervisor import WEB_THREADS, make_web_command
from tests.e2e.classroom import PASSWORD, open_classroom
from tests.e2e.conftest import find_free_bind
from tests.e2e.test_restart import Visitor, is_free, wait_for

WATCHERS = 60
CHECKS, CHECK_SECONDS = 9, 2.0
ASK_SECONDS = 0.7
LOOK_SECONDS = 0.1
PROBE_SECONDS, PATIENCE_SECONDS = 0.25, 5.0
EXERCISE, EMAIL = "reduce-sum-curve", "watcher@example.com"
TICKS = os.sysconf("SC_CLK_TCK")


def make_sketch() -> Flask:
    """Make the app with server-sent events: each stream is a thread that looks at the interim file.

    A real one would ask the database too, for the queue and the verdict: this is the least that it can cost.
    """
    app = create_app(read_settings(needs_secret=True))

    @app.get("/submissions/<int:number>/events")
    def stream(number: int) -> Response:
        attempt = submissions.get_submission(database_session(), number, require_viewer()).attempts
        data_dir = parts().settings.data_dir
        database_session().close()
        return Response(_tell_events(data_dir, number, attempt), mimetype="text/event-stream")

    return app


def _tell_events(data_dir: Path, number: int, attempt: int) -> Iterator[str]:
    told = None
    while True:
        progress = read_interim(data_dir, number, attempt)
        if progress is not None and progress != told:
            told = progress
            yield f"data: {len(progress.decided)}\n\n"
        time.sleep(LOOK_SECONDS)


class Watch:
    """What the watchers of one way saw: how many checks were decided, and when."""

    def __init__(self, bind: str, path: str, cookie: str) -> None:
        self.host, self.port = bind.split(":")
        self.path, self.cookie = path, cookie
        self.decided: list[float] = []
        self.delays: list[float] = []
        self.probes: list[float] = []
        self.failed_probes = 0

    def see(self, before: int, now: int) -> int:
        """Note that a watcher who knew of `before` decided checks sees `now`."""
        moment = time.monotonic()
        self.delays += [moment - self.decided[place] for place in range(before, now)]
        return max(before, now)

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Callable[..., AsyncIterator[bytes]]]:
        """Open a connection that is kept; give what sends a request down it and yields its lines."""
        reader, writer = await asyncio.open_connection(self.host, self.port)

        async def send(path: str, tag: str = "") -> AsyncIterator[bytes]:
            condition = f"If-None-Match: {tag}\r\n" if tag else ""
            request = f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nCookie: {self.cookie}\r\n{condition}\r\n"
            writer.write(request.encode())
            async for line in _read_lines(reader):
                yield line

        try:
            yield send
        finally:
            writer.close()

    async def ask(self, path: str, *, names_what_it_knows: bool) -> None:
        """Ask for a page, or the piece of it that the script asks for, for good."""
        known, tag = 0, ""
        await asyncio.sleep(random.uniform(0, ASK_SECONDS))
        async with self.connect() as send:
            while True:
                page = b"".join([line async for line in send(self.path + path, tag)])
                assert page.startswith((b"HTTP/1.1 200", b"HTTP/1.1 304")), page[:200]
                known = self.see(known, page.count(b'class="check check-passed"'))
                found = re.search(rb"(?i)^etag: (\S+)", page, re.MULTILINE)
                tag = found[1].decode() if found and names_what_it_knows else ""
                await asyncio.sleep(ASK_SECONDS)

    async def listen(self) -> None:
        """Listen to the events, for good."""
        known = 0
        async with self.connect() as send:
            async for line in send(f"{self.path}/events"):
                if line.startswith(b"data: "):
                    known = self.see(known, int(line[6:]))

    async def probe(self) -> None:
        """Open an ordinary page again and again, as somebody else does meanwhile."""
        while True:
            start = time.monotonic()
            try:
                async with asyncio.timeout(PATIENCE_SECONDS), self.connect() as send:
                    page = b"".join([line async for line in send("/courses/watch")])
                assert page.startswith(b"HTTP/1.1 200"), page[:200]
                self.probes.append(time.monotonic() - start)
            except TimeoutError:
                self.failed_probes += 1
            await asyncio.sleep(PROBE_SECONDS)


async def _read_lines(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    """Yield the lines of one answer, its head among them; of chunks the sizes too."""
    length = 0
    while (line := await reader.readline()).strip():
        yield line
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        elif name.lower() == b"transfer-encoding":
            length = sys.maxsize
    if length < sys.maxsize:
        yield await reader.readexactly(length)
        return
    while line := await reader.readline():
        yield line


async def _watch(watch: Watch, watcher: Callable[[Watch], Awaitable[None]], writer: InterimWriter, web: int) -> float:
    """Let everybody watch one grading; give the server's processor seconds per second."""
    people = [asyncio.ensure_future(watcher(watch)) for _ in range(WATCHERS)]
    people.append(asyncio.ensure_future(watch.probe()))
    title = Text("What a check of the bank is usually called", "検査の題")
    progress = Progress((CheckProgress(title, 1.0),) * CHECKS, hidden=4)
    writer.tell(progress)
    await asyncio.sleep(CHECK_SECONDS)
    start, spent = time.monotonic(), _measure_processor(web)
    for place in range(CHECKS):
        progress = progress.decide(CheckResult(f"test_{place}", title, Verdict.PASSED, 1.0, 1.0))
        watch.decided.append(time.monotonic())
        writer.tell(progress)
        await asyncio.sleep(CHECK_SECONDS)
    share = (_measure_processor(web) - spent) / (time.monotonic() - start)
    for each in people:
        if each.done():
            each.result()
        each.cancel()
    await asyncio.gather(*people, return_exceptions=True)
    return share


def _measure_processor(group: int) -> float:
    """Give the processor seconds that gunicorn and its worker have spent."""
    found = subprocess.run(["pgrep", "-g", str(group)], capture_output=True, text=True, check=True)
    numbers = [int(number) for number in found.stdout.split()]
    stats = [Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split() for number in numbers]
    return sum(int(fields[11]) + int(fields[12]) for fields in stats) / TICKS


@contextmanager
def _serve(app: str, threads: int, bind: str) -> Iterator[int]:
    """Serve an app by the command that `gradus serve` has, but for its name and the number of threads."""
    command = [*make_web_command(bind)[:-1], "--threads", str(threads), app]
    # What the server logs goes to a file, as it does in service: writing it is part of the cost.
    with (Path(os.environ["GRADUS_DATA_DIR"]) / "log").open("wb") as log:
        process = subprocess.Popen(command, start_new_session=True, stdout=log, stderr=log)
    try:
        wait_for(lambda: not is_free(f"http://{bind}"))
        yield process.pid
    finally:
        # Streams never end by themselves.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


WAYS: dict[str, tuple[str, int, Callable[[Watch], Awaitable[None]]]] = {
    "asking, a page each time": (
        "server.wsgi:app",
        WEB_THREADS,
        lambda watch: watch.ask("", names_what_it_knows=False),
    ),
    "asking, a piece each time": (
        "server.wsgi:app",
        WEB_THREADS,
        lambda watch: watch.ask("/progress", names_what_it_knows=False),
    ),
    "asking, 304 if nothing is new": (
        "server.wsgi:app",
        WEB_THREADS,
        lambda watch: watch.ask("/progress", names_what_it_knows=True),
    ),
    "events": ("tests.benchmarks.watch:make_sketch()", WEB_THREADS, Watch.listen),
    "events, a thread for each": ("tests.benchmarks.watch:make_sketch()", WATCHERS + WEB_THREADS, Watch.listen),
}


def measure_ways() -> Iterator[str]:
    """Measure each way, on a server and a submission of its own; one line each."""
    for name, (app, threads, watcher) in WAYS.items():
        with tempfile.TemporaryDirectory() as folder:
            os.environ |= {"GRADUS_DATA_DIR": folder, "GRADUS_SECRET_KEY": "s" * 32}
            data, bind = Path(folder), find_free_bind()
            number, attempt = _hand_in(data)
            with _serve(app, threads, bind) as group, InterimWriter(data, number, attempt) as writer:
                visitor = Visitor(f"http://{bind}")
                visitor.sign_in(EMAIL, PASSWORD)
                watch = Watch(
                    bind, f"/submissions/{number}", "; ".join(f"{each.name}={each.value}" for each in visitor.cookies)
                )
                share = asyncio.run(_watch(watch, watcher, writer, group))
            yield f"{name:30} {share:.3f} s of processor a second;  {_sum_up(watch)}"


def _hand_in(data: Path) -> tuple[int, int]:
    """Make a submission that is being graded by nobody but us."""
    upgrade_schema(f"sqlite:///{data / 'gradus.sqlite3'}")
    with open_classroom(data, "watch", "Watch") as classroom:
        classroom.enrol(EMAIL, "Watcher")
        source = load_bank().exercises[EXERCISE].solution_path.read_text(encoding="utf-8")
        classroom.hand_in(EMAIL, EXERCISE, source)
        with classroom.database.session() as session:
            claim = queue.claim_next(session, "benchmark", 3600)
    assert claim is not None
    return claim.submission_id, claim.attempt


def _sum_up(watch: Watch) -> str:
    probes = sorted([*watch.probes, *[PATIENCE_SECONDS] * watch.failed_probes])
    delays = sorted(watch.delays)
    seen = len(delays) / (WATCHERS * CHECKS)
    return (
        f"another page {_middle(probes)} ms, {watch.failed_probes} of {len(probes)} unanswered;  "
        f"decided to seen {_middle(delays)} ms, {100 * seen:.0f} % seen"
    )


def _middle(seconds: list[float]) -> str:
    """Give median and 95th percentile in milliseconds."""
    if len(seconds) < 2:
        return "-"
    return f"{1e3 * statistics.median(seconds):.0f} (p95 {1e3 * statistics.quantiles(seconds, n=20)[-1]:.0f})"


if __name__ == "__main__":
    for line in measure_ways():
        print(line, flush=True)
