"""Each wall alone: the doctor sees it hold, and sees it missing where it was taken away."""

import pytest

from graders.doctor import examine_sandbox, missing_layers
from graders.runner.control import WALLS
from graders.sandbox import ChildLostError, Sandbox

# What the doctor must find missing where only these walls of the child stand; bubblewrap's own always do.
WITHOUT = {
    "namespaces": {"processes", "identity", "private /tmp"},
    "limits": {"resource limits", "memory"},
    "capabilities": {"capabilities"},
    "seccomp": {"system call filter", "no new processes"},
}


def missing(walls: tuple[str, ...], backend: str = "bubblewrap") -> set[str]:
    """The layers that do not hold with these walls."""
    with Sandbox(backend, walls=walls) as sandbox:
        return set(missing_layers(examine_sandbox(sandbox)))


def test_every_wall_holds(require_sandbox: None) -> None:
    assert missing(WALLS) == set()


@pytest.mark.parametrize("wall", WALLS)
def test_wall_that_is_taken_away_is_missed(require_sandbox: None, wall: str) -> None:
    found = missing(tuple(name for name in WALLS if name != wall))
    assert found >= WITHOUT[wall]


@pytest.mark.parametrize("wall", WALLS)
def test_wall_holds_with_all_others_taken_away(require_sandbox: None, wall: str) -> None:
    assert missing((wall,)).isdisjoint(WITHOUT[wall])


def test_no_child_comes_up_without_the_filter_that_it_is_promised(
    require_sandbox: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graders.sandbox.pool.compile_filter", lambda: b"")
    with Sandbox("bubblewrap") as sandbox, pytest.raises(ChildLostError):
        sandbox.take()


def test_backend_none_is_no_sandbox() -> None:
    assert missing((), "none") >= {"namespaces", "network", "no host files", "system call filter", "read-only root"}
