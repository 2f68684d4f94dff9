"""Calls solve() and counts how often it evaluates f; public."""

from types import SimpleNamespace


class TooManyError(BaseException):
    """Ends solve() where it evaluates f too often."""


def run_counted(solve, limit):
    """Return the answer of solve() and the number of evaluations of the f beside it; stop it after the limit."""
    names = getattr(solve, "__globals__", {})
    f, calls = names.get("f"), 0

    def counted(*arguments):
        nonlocal calls
        calls += 1
        if calls > limit:
            raise TooManyError
        return f(*arguments)

    names["f"] = counted
    try:
        return SimpleNamespace(answer=solve(), calls=calls)
    except TooManyError:
        return SimpleNamespace(answer=None, calls=calls)
    finally:
        names["f"] = f
