"""Time zones by their IANA names: what a setting, a course and a page may say."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import available_timezones


@lru_cache(maxsize=1)
def list_zones() -> tuple[str, ...]:
    """List the names that an instructor may choose from, as in Asia/Tokyo."""
    return ("UTC", *sorted(name for name in _find_zones() if "/" in name and not name.startswith("Etc/")))


def is_zone(name: str) -> bool:
    """Say whether this is the IANA name of a time zone."""
    return name in _find_zones()


def name_offset(moment: datetime) -> str:
    """Name the zone that a local time is told in: JST, or UTC-03 where the zone has no letters of its own."""
    name = moment.tzname() or ""
    return f"UTC{name}" if name.startswith(("+", "-")) else name


@lru_cache(maxsize=1)
def _find_zones() -> frozenset[str]:
    return frozenset(available_timezones())
