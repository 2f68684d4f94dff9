"""`make lifetime`: ten thousand submissions to one judge, one in five hostile; does anything grow?

Prints a table and draws lifetime.svg: memory, processes and descriptors against the number of submissions.
"""

import dataclasses
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from graders.bank import Limits, load_bank
from graders.judge import Judge
from graders.report import Verdict
from graders.sandbox import SERVICE_MODULES, Sandbox
from tests.benchmarks.bench import MIB, descendants, memory_bytes
from tests.benchmarks.curves import draw_curves

SLUG = "reduce-sum-curve"
EVERY = 100
HOSTILE = (
    "import os\ndef curve(f, x): os._exit(0)",
    "import ctypes\ndef curve(f, x): ctypes.string_at(0)",
    "def curve(f, x):\n    b = []\n    while True: b.append(bytearray(1 << 26))",
    "def curve(f, x):\n    while True: print('y' * 65536)",
    "import os\ndef curve(f, x):\n    while True: os.fork()",
    "import os\ndef curve(f, x): os.write(3, b'\\xff' * 999)",
    "def curve(f, x):\n    while True: pass",
    "import threading, time\ndef curve(f, x):\n    while True: threading.Thread(target=time.sleep, args=(99,)).start()",
    "import os\ndef curve(f, x):\n    [open(f'/tmp/{i}', 'w').write('x' * 9999) for i in range(9999)]",
    "raise SystemExit",
)


def main() -> None:
    """Grade, sample, print, draw."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    bank = load_bank()
    exercise = bank.exercises[SLUG]
    honest = exercise.solution_path.read_text(encoding="utf-8")
    quick = dataclasses.replace(exercise, limits=Limits(check_seconds=0.2, total_seconds=0.3), rules=())
    samples, wrong = [], 0
    with Judge(bank, sandbox=Sandbox("auto", SERVICE_MODULES)) as judge:
        judge.settle()  # as a worker does
        for number in range(total + 1):
            if number % EVERY == 0:
                samples.append((number, *sample(judge)))
            if number % 5 == 4:
                report = judge.grade(quick, HOSTILE[number // 5 % len(HOSTILE)])
                assert report.verdict is not Verdict.FORBIDDEN, "it must get as far as the sandbox"
                wrong += report.score > 0
            else:
                wrong += judge.grade(exercise, honest).score != exercise.points
        zygote_starts = judge.sandbox.starts
    table = Table(*COLUMNS, title=f"{total} submissions, one in five hostile")
    for row in (*samples[1:4], *samples[-3:]):
        table.add_row(*(f"{value:.1f}" if isinstance(value, float) else str(value) for value in row))
    Console(width=130).print(table)
    print(f"wrongly scored: {wrong}; zygotes started: {zygote_starts}")
    Path("lifetime.svg").write_text(draw_curves(COLUMNS, samples), encoding="utf-8")


COLUMNS = ("submissions", "judge MiB", "sandbox MiB", "processes", "descriptors", "mounts", "files in /tmp")


def sample(judge: Judge) -> tuple[float, float, int, int, int, int]:
    """Look at what could grow."""
    tree = descendants(judge.sandbox.zygote_pid)
    return (
        memory_bytes(os.getpid(), "Rss") / MIB,
        sum(memory_bytes(pid, "Pss") for pid in tree) / MIB,
        len(tree),
        len(os.listdir("/proc/self/fd")),
        len(Path("/proc/self/mountinfo").read_text().splitlines()),
        len(os.listdir("/tmp")),
    )


if __name__ == "__main__":
    main()
