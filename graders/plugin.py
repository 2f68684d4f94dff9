"""The pytest plugin behind the checks: fixtures and markers, for the judge and for an author at the terminal.

In the judge, `Grading` is put into the config's stash for each submission. `pytest exercises/<slug> --submission FILE`
finds none there and makes its own, so an author has all of pytest.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
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
    # By check, what its parameters will be given: made ahead, each used once, never handed to another grading.
    arguments: dict[str, dict[str, Any]] = field(default_factory=dict, init=False)


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
def student(grading: Grading, request: pytest.FixtureRequest) -> Student:
    """Give the student's module, in the runner."""
    return _make_student(grading, request.node.name)


@pytest.fixture
def reference(grading: Grading, request: pytest.FixtureRequest) -> ModuleType:
    """Give the reference solution, in the judge."""
    return _make_reference(grading, request.node.name)


@pytest.fixture
def support(grading: Grading, request: pytest.FixtureRequest) -> ModuleType:
    """Give the exercise's support.py, in the judge."""
    return _make_support(grading, request.node.name)


@pytest.fixture
def rng(grading: Grading, request: pytest.FixtureRequest) -> Draw:
    """Give the inputs' source, seeded by submission and check."""
    return _make_rng(grading, request.node.name)


def make_arguments(grading: Grading, item: pytest.Function) -> dict[str, Any]:
    """Return what a check's parameters of the names above are given."""
    return {name: _MAKERS[name](grading, item.name) for name in item.fixturenames if name in _MAKERS}


def _make_student(grading: Grading, _check: str) -> Student:
    return Student(grading.conversation, grading.exercise.defines)


def _make_reference(grading: Grading, _check: str) -> ModuleType:
    return load_reference(grading.exercise)


def _make_support(grading: Grading, _check: str) -> ModuleType:
    return load_module(grading.exercise, "support.py")


def _make_rng(grading: Grading, check: str) -> Draw:
    return Draw(grading.seed, check, grading.dtype)


_MAKERS: dict[str, Callable[[Grading, str], Any]] = {
    "grading": lambda grading, _check: grading,
    "student": _make_student,
    "reference": _make_reference,
    "support": _make_support,
    "rng": _make_rng,
}


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
    conversation.load(source, exercise.support, blocked_modules(exercise.rules), exercise.defines)
    return Grading(exercise, conversation, config.getoption("--seed"))
