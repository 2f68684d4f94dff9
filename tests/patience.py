"""Waiting for what comes about by itself, as long as a busy machine may take: nothing is judged by the clock."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE_SECONDS = 120
PATIENCE_MS = 1000 * PATIENCE_SECONDS
LOOK_SECONDS = 0.02
Found = TypeVar("Found")


def wait_for(condition: Callable[[], Found]) -> Found:
    """Wait until `condition` gives something true, and give that."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (found := condition()):
        assert time.monotonic() < deadline, f"it did not come about in {PATIENCE_SECONDS} seconds"
        time.sleep(LOOK_SECONDS)
    return found
