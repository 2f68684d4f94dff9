"""`make bench`: how fast and how small, as ratios measured side by side in one run. Not a test: it judges nothing.

floor      a bare fork without isolation (floor.py)
grade()    the same exercise with every wall and every check
"""

import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.table import Table

from graders.bank import DEFAULT_BANK, Exercise, load_bank
from graders.judge import Judge
from graders.report import Verdict
from graders.runner.control import WALLS
from graders.sandbox import Sandbox
from graders.sandbox.pool import SERVICE_MODULES
from tests.benchmarks.floor import run_floor, sum_curve_calls, warm_up
from tests.benchmarks.page import measure_page

ROUNDS = 50
READY_ROUNDS = 25
BATCH = 200
FRESH = 4
MIB = 1 << 20
SLUG = "reduce-sum-curve"


def main() -> None:
    """Measure everything and print the table."""
    exercise = load_bank().exercises[SLUG]
    source = exercise.solution_path.read_text(encoding="utf-8")
    table = Table("what", "figure", "beside", title=f"{SLUG}, {os.cpu_count()} cores, every wall up")
    floor = Floor(exercise, source)
    for row in (
        *measure_grade(exercise, source, floor),
        *measure_batch(exercise, source),
        *measure_cold(exercise),
        *measure_walls(),
        *measure_page(),
    ):
        table.add_row(*row)
    Console(width=110).print(table)
    floor.close()


class Floor:
    """A separate process that runs the floor on request, so that its memory is a zygote's and both can take turns."""

    def __init__(self, exercise: Exercise, source: str) -> None:
        self._pool = ProcessPoolExecutor(1)
        self._pool.submit(_prepare_floor, exercise.slug, source).result()

    def run(self, seed: int) -> tuple[float, float]:
        """Return milliseconds to the answer and to the end."""
        return self._pool.submit(_run_floor, seed).result()

    def close(self) -> None:
        """End the process."""
        self._pool.shutdown()


_floor: dict[str, object] = {}


def _prepare_floor(slug: str, source: str) -> None:
    exercise = load_bank(DEFAULT_BANK).exercises[slug]
    _floor.update(source=source, support=warm_up(exercise))


def _run_floor(seed: int) -> tuple[float, float]:
    return run_floor(_floor["source"], _floor["support"], sum_curve_calls(seed))  # type: ignore[arg-type]


def measure_grade(exercise: Exercise, source: str, floor: Floor) -> list[tuple[str, str, str]]:
    """Take turns: the floor, a grading; ROUNDS times each, after a warm-up."""
    answers, ends, grades, calls = [], [], [], []
    with Judge(load_bank(), sandbox=Sandbox("auto", SERVICE_MODULES)) as judge:
        judge.grade(exercise, source)
        judge.settle()
        for seed in range(-5, ROUNDS):
            answered, ended = floor.run(abs(seed))
            time.sleep(0.05)
            start = time.perf_counter()
            report = judge.grade(exercise, source, abs(seed))
            spent = 1e3 * (time.perf_counter() - start)
            time.sleep(0.05)
            assert report.verdict is Verdict.PASSED, report
            if seed >= 0:
                answers.append(answered)
                ends.append(ended)
                grades.append(report.duration_ms)
                calls.append(spent)
        memory = measure_memory(judge, exercise)
    median = statistics.median
    return [
        ("floor: bare fork, to its end", f"{median(ends):.1f} ms", f"to the answer {median(answers):.1f} ms"),
        ("warm grade(), source to verdict", f"{median(grades):.1f} ms", f"{median(grades) / median(ends):.2f} x floor"),
        ("  the same, p90", f"{statistics.quantiles(grades, n=10)[-1]:.1f} ms", ""),
        ("  with pictures and clean-up", f"{median(calls):.1f} ms", f"{median(calls) / median(ends):.2f} x floor"),
        *memory,
    ]


def measure_memory(judge: Judge, exercise: Exercise) -> list[tuple[str, str, str]]:
    """Read private memory from /proc: the zygote idle, and a child that has graded."""
    tree = descendants(judge.sandbox.zygote_pid)
    zygote = max(tree, key=lambda pid: memory_bytes(pid, "Pss"))
    idle = sum(memory_bytes(pid, "Pss") for pid in tree)
    source = exercise.solution_path.read_text(encoding="utf-8")
    close, seen = judge.sandbox._kill, []

    def look_before(job: int) -> None:
        graded = [pid for pid in descendants(zygote) if pid != zygote]
        seen.append(max((memory_bytes(pid, "Private_Clean", "Private_Dirty") for pid in graded), default=0))
        close(job)

    judge.sandbox._kill = look_before  # type: ignore[method-assign]
    for seed in range(10):
        judge.grade(exercise, source, seed)
    judge.sandbox._kill = close  # type: ignore[method-assign]
    return [
        ("an idle zygote and its waiting child", f"{idle / MIB:.0f} MiB", "proportional share"),
        ("private memory of one grading", f"{statistics.median(seen) / MIB:.1f} MiB", f"max {max(seen) / MIB:.1f} MiB"),
    ]


def descendants(pid: int) -> list[int]:
    """Return a process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(found for child in children for found in descendants(int(child)))]


def memory_bytes(pid: int, *kinds: str) -> int:
    """Return a process's memory of the given kinds of /proc/pid/smaps_rollup; none where it has just ended."""
    try:
        lines = [line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()]
    except OSError:
        return 0
    return 1024 * sum(int(line[1]) for line in lines if line[0].rstrip(":") in kinds)


def measure_batch(exercise: Exercise, source: str) -> list[tuple[str, str, str]]:
    """Grade a batch with one judge a core, beside a fresh Python process for each submission."""
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        list(pool.map(_grade_many, [(exercise.slug, source, 3)] * cores))
        start = time.perf_counter()
        list(pool.map(_grade_many, [(exercise.slug, source, BATCH // cores // 10)] * cores * 10))
        rate = BATCH / (time.perf_counter() - start)
    script = "import sys\nfrom tests.benchmarks.fresh import main\nmain()"
    start = time.perf_counter()
    running = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(cores)]
    for _ in range(FRESH - 1):
        for process in running:
            process.wait()
        running = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(cores)]
    for process in running:
        process.wait()
    fresh = FRESH * cores / (time.perf_counter() - start)
    return [
        ("batch of 200 on all cores", f"{rate:.1f} a second", f"{60 * rate:.0f} a minute"),
        ("a fresh Python process each", f"{fresh:.2f} a second", f"batch is {rate / fresh:.0f} x"),
    ]


_judges: list[Judge] = []


def _grade_many(task: tuple[str, str, int]) -> None:
    slug, source, count = task
    if not _judges:
        _judges.append(Judge(load_bank(), sandbox=Sandbox("auto", SERVICE_MODULES)))
        _judges[0].grade(_judges[0].bank.exercises[slug], source)
        _judges[0].settle()
    judge = _judges[0]
    for _ in range(count):
        assert judge.grade(judge.bank.exercises[slug], source).verdict is Verdict.PASSED


def measure_walls() -> list[tuple[str, str, str]]:
    """Time a child from its order to its hello, with one wall more each time; none of it is on the way to a verdict."""
    rows, before = [], 0.0
    for count in range(len(WALLS) + 1):
        spent = []
        with Sandbox("auto", walls=WALLS[:count]) as sandbox:
            for _ in range(READY_ROUNDS):
                start = time.perf_counter()
                child = sandbox.take()
                spent.append(1e3 * (time.perf_counter() - start))
                child.close()
                time.sleep(0.02)
        ready = statistics.median(spent)
        name = f"  with {WALLS[count - 1]}" if count else "a child ready: fork"
        rows.append((name, f"{ready:.1f} ms", f"{ready - before:+.1f} ms" if count else "off the way to a verdict"))
        before = ready
    return rows


def measure_cold(exercise: Exercise) -> list[tuple[str, str, str]]:
    """Time the whole command from the shell, three times."""
    command = [str(Path(sys.executable).parent / "gradus"), "check", exercise.slug, str(exercise.solution_path)]
    spent = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        spent.append(time.perf_counter() - start)
    return [("cold `gradus check`", f"{statistics.median(spent):.2f} s", f"min {min(spent):.2f} s")]


if __name__ == "__main__":
    main()
