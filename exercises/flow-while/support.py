"""A question about a call that should fail; public."""

from types import SimpleNamespace


def try_it(function, x):
    """Say whether the function gives an answer at x instead of raising an exception."""
    try:
        function(x)
    except Exception:  # whatever the student's code raises
        return SimpleNamespace(answered=False)
    return SimpleNamespace(answered=True)
