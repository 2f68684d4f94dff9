"""How points and times are written."""

from datetime import UTC, datetime

import pytest

from server.models import Course
from server.presentation import write_moment, write_points

SUMMER = datetime(2026, 7, 1, 23, 30, 5, tzinfo=UTC)
WINTER = datetime(2026, 1, 1, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "moment", "attribute", "shown", "name"),
    [
        ("Asia/Tokyo", SUMMER, "2026-07-02T08:30:05+09:00", "2026-07-02 08:30:05", "JST"),
        ("Europe/Berlin", SUMMER, "2026-07-02T01:30:05+02:00", "2026-07-02 01:30:05", "CEST"),
        ("Europe/Berlin", WINTER, "2026-01-01T04:00:00+01:00", "2026-01-01 04:00:00", "CET"),
        ("America/Sao_Paulo", WINTER, "2026-01-01T00:00:00-03:00", "2026-01-01 00:00:00", "UTC-03"),
        ("UTC", WINTER, "2026-01-01T03:00:00+00:00", "2026-01-01 03:00:00", "UTC"),
    ],
)
def test_time_is_told_in_the_zone_of_the_course_with_its_name(app, zone, moment, attribute, shown, name):
    with app.test_request_context("/"):
        written = write_moment(moment, Course(slug="c", title="C", time_zone=zone))
    assert written == f'<time datetime="{attribute}" title="{zone}">{shown} <span class="zone">{name}</span></time>'


@pytest.mark.parametrize(("points", "written"), [(3.0, "3"), (2.5, "2.5"), (0.0, "0"), (1 / 3, "0.33"), (10.0, "10")])
def test_points_have_no_needless_zeros(points, written):
    assert write_points(points) == written
