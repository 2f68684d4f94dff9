"""The floor to measure against: a process with torch imported forks, runs the source and pipes JSON back.

No isolation, no judge, no comparison: the least that any grader with a pre-imported interpreter can do.
"""

import gc
import json
import os
import time
from types import ModuleType

import torch

from graders.bank import Exercise
from graders.draw import Draw
from graders.reference import load_module

Call = tuple[str, tuple[float, ...], torch.Tensor]


def sum_curve_calls(seed: int) -> list[Call]:
    """Return the calls that the checks of reduce-sum-curve make: function, coefficients, points."""
    rng = Draw(seed, "floor")
    calls: list[Call] = [("polynomial", (), torch.linspace(-2, 2, 17, dtype=torch.float64))] * 2
    for size in (5, 7, 17):
        calls += [
            (name, tuple(rng.uniform(-2, 2, 4).tolist()), rng.uniform(-2, 2, size)) for name in ("polynomial", "wave")
        ]
    for shape in ((1,), (3, 4), (3, 2), (0,), ()):
        calls.append(("polynomial", (1.0, -2.0, 0.5, 1.0), rng.uniform(-2, 2, *shape)))
    calls.append(("wave", (), rng.uniform(-2, 2, 11)))
    return calls + [("wave", (), rng.uniform(-2, 2, 6))] * 3


def run_floor(source: str, support: ModuleType, calls: list[Call]) -> tuple[float, float]:
    """Return the milliseconds to the last byte of the answers, and to the end of the child."""
    start = time.perf_counter()
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        _answer(source, support, calls, write)
    os.close(write)
    parts = []
    while part := os.read(read, 1 << 16):
        parts.append(part)
    answers = json.loads(b"".join(parts))
    answered = time.perf_counter()
    os.close(read)
    os.waitpid(pid, 0)
    assert len(answers) == len(calls)
    return 1e3 * (answered - start), 1e3 * (time.perf_counter() - start)


def _answer(source: str, support: ModuleType, calls: list[Call], write: int) -> None:
    names: dict[str, object] = {}
    exec(compile(source, "submission.py", "exec"), names)
    curve = names["curve"]
    answers = [curve(support.function(name, *numbers), x).tolist() for name, numbers, x in calls]  # type: ignore[operator]
    with os.fdopen(write, "wb") as pipe:
        pipe.write(json.dumps(answers).encode())
    os._exit(0)


def warm_up(exercise: Exercise) -> ModuleType:
    """Bring this process to where a zygote is: torch imported, one backward done, one thread, memory frozen."""
    torch.set_num_threads(1)
    x = torch.ones(3, requires_grad=True, dtype=torch.float64)
    (x * 2).backward(torch.ones_like(x))
    support = load_module(exercise, "support.py")
    gc.collect()
    gc.freeze()
    return support
