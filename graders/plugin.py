"""The pytest plugin behind the checks: fixtures and markers, for the judge and for an author at the terminal.

In the judge, `Grading` is put into the config's stash for each submission. `pytest exercises/<slug> --submission FILE`
finds none there and makes its own, so an author has all of pytest.
"""

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import torch

from graders.bank import Exercise, load_bank
from graders.conversation import Conversation
from graders.draw import Draw
from graders.reference import load_module, load_reference
from graders.rules import blocked_modules
from graders.sandbox import Sandbox
from graders.source import read_source
from graders.student import Student


@dataclass
class Grading:
    """What one submission's checks are given."""

    exercise: Exercise
    conversation: Conversation
    seed: int
    dtype: torch.dtype = torch.float64


GRADING = pytest.StashKey[Grading]()
_SANDBOX = pytest.StashKey[Sandbox]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that authors use."""
    group = parser.getgroup("gradus")
    group.addoption("--submission", type=Path, help="the file to check; without it, the reference solution")
    group.addoption("--seed", type=int, default=1, help="the seed of the inputs")
    group.addoption("--sandbox", default="auto", help="auto, bubblewrap or none")


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers of checks."""
    config.addinivalue_line("markers", "points(n): what the check is worth")
    config.addinivalue_line("markers", "hidden: a student sees title, verdict and points, nothing of the inputs")
    config.addinivalue_line("markers", "needs(*names): skip unless these checks of the same exercise passed")


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the author's sandbox."""
    grading, sandbox = config.stash.get(GRADING, None), config.stash.get(_SANDBOX, None)
    if sandbox is not None:
        if grading is not None:
            grading.conversation.close_child()
        sandbox.close()


@pytest.fixture
def grading(request: pytest.FixtureRequest) -> Grading:
    """Give the submission at hand, with fresh time for this check."""
    current = _find_grading(request)
    current.conversation.begin_check()
    return current


@pytest.fixture
def student(grading: Grading) -> Student:
    """Give the student's module, in the runner."""
    return Student(grading.conversation, grading.exercise.defines)


@pytest.fixture(scope="module")
def reference(request: pytest.FixtureRequest) -> ModuleType:
    """Give the reference solution, in the judge."""
    return load_reference(_find_grading(request).exercise)


@pytest.fixture(scope="module")
def support(request: pytest.FixtureRequest) -> ModuleType:
    """Give the exercise's support.py, in the judge."""
    return load_module(_find_grading(request).exercise, "support.py")


@pytest.fixture
def rng(grading: Grading, request: pytest.FixtureRequest) -> Draw:
    """Give the inputs' source, seeded by submission and check."""
    return Draw(grading.seed, request.node.name, grading.dtype)


def _find_grading(request: pytest.FixtureRequest) -> Grading:
    config, folder = request.config, request.path.parent
    current = config.stash.get(GRADING, None)
    by_author = current is None or _SANDBOX in config.stash
    if current is None or (by_author and current.exercise.folder != folder):
        current = _open_for_author(config, folder)
        config.stash[GRADING] = current
    return current


def _open_for_author(config: pytest.Config, folder: Path) -> Grading:
    if _SANDBOX not in config.stash:
        config.stash[_SANDBOX] = Sandbox(config.getoption("--sandbox"))
    elif (before := config.stash.get(GRADING, None)) is not None:
        before.conversation.close_child()
    exercise = load_bank(folder.parent).exercises[folder.name]
    source = read_source((config.getoption("--submission") or exercise.solution_path).read_bytes())
    limits: Any = exercise.limits
    conversation = Conversation(source, config.stash[_SANDBOX].take, limits.check_seconds, limits.total_seconds)
    conversation.load(source, exercise.support, blocked_modules(exercise.rules))
    return Grading(exercise, conversation, config.getoption("--seed"))
