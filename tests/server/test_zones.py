"""Time zones: which names are ones, and what a time's zone is called."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from server.zones import is_zone, list_zones, name_offset


def test_zones_to_choose_from_are_zones():
    assert {"UTC", "Asia/Tokyo", "America/Sao_Paulo"} <= set(list_zones())
    assert all(is_zone(name) for name in list_zones())


@pytest.mark.parametrize("name", ["", "JST", "Asia", "Asia/Nowhere", "../Asia/Tokyo", "/etc/localtime", "asia/tokyo"])
def test_other_names_are_none(name):
    assert not is_zone(name)


@pytest.mark.parametrize(("zone", "name"), [("Asia/Tokyo", "JST"), ("UTC", "UTC"), ("America/Sao_Paulo", "UTC-03")])
def test_offset_is_named_by_letters_or_by_hours(zone, name):
    assert name_offset(datetime(2026, 1, 1, tzinfo=ZoneInfo(zone))) == name
