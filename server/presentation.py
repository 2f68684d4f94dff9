"""What the templates may say: texts, verdicts, points and times in the language of the request."""

import hashlib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask import Flask, url_for
from flask_babel import gettext

from graders.report import Verdict
from server.language import current_language, link_language, say
from server.models import Course
from server.routes.context import find_viewer

STYLE = Path(__file__).parent / "static" / "style.css"


def install_presentation(app: Flask) -> None:
    """Give the templates their words."""
    mark = hashlib.sha256(STYLE.read_bytes()).hexdigest()[:12]
    app.jinja_env.globals.update(
        say=say,
        current_language=current_language,
        link_language=link_language,
        find_viewer=find_viewer,
        name_verdict=name_verdict,
        # The address changes with the file, so browsers may keep it for good.
        style_address=lambda: url_for("static", filename="style.css", v=mark),
    )
    app.jinja_env.filters.update(points=write_points, moment=write_moment)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def name_verdict(verdict: Verdict) -> str:
    """Name a verdict as a student reads it."""
    names: dict[Verdict, str] = {
        Verdict.PASSED: gettext("Passed"),
        Verdict.FAILED: gettext("Not yet right"),
        Verdict.RAISED: gettext("Raised an exception"),
        Verdict.TIMED_OUT: gettext("Took too long"),
        Verdict.OUT_OF_MEMORY: gettext("Out of memory"),
        Verdict.TOO_MUCH_OUTPUT: gettext("Too much output"),
        Verdict.FORBIDDEN: gettext("Not allowed here"),
        Verdict.CRASHED: gettext("Crashed"),
        Verdict.SKIPPED: gettext("Not run"),
        Verdict.GRADER_ERROR: gettext("Grader error"),
    }
    return names[verdict]


def write_points(points: float) -> str:
    """Write points without needless zeros: 3, 2.5."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def write_moment(moment: datetime, course: Course) -> str:
    """Write a time in the zone of the course."""
    local = moment.astimezone(ZoneInfo(course.time_zone))
    return str(format_datetime(local, "yyyy-MM-dd HH:mm:ss", locale=current_language()))
