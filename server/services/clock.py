"""The time of day, in UTC; every service takes it from here."""

from datetime import UTC, datetime


def now() -> datetime:
    """Give the present moment, with its zone."""
    return datetime.now(UTC)
