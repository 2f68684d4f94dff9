"""Holds an argument in the runner, so that several calls are given the very same."""


def stay(x):
    """Return x: as a Remote it stays where it is."""
    return x
