"""What the templates may say: texts, verdicts, points and times in the language of the request."""

import hashlib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask import Flask, url_for
from flask_babel import gettext
from markupsafe import Markup

from graders.report import Verdict
from server.language import current_language, link_language, other_language, say
from server.models import Course
from server.routes.context import find_viewer
from server.services.statements import render_sentence
from server.zones import name_offset

STATIC = Path(__file__).parent / "static"


def install_presentation(app: Flask) -> None:
    """Give the templates their words."""
    files = [path for kind in ("*.css", "*.js") for path in STATIC.glob(kind)]
    marks = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in files}

    def address(name: str) -> str:
        """Return a file's address, which changes with the file, so that browsers may keep it for good."""
        return url_for("static", filename=name, v=marks[name])

    app.jinja_env.globals.update(
        say=say,
        current_language=current_language,
        link_language=link_language,
        other_language=other_language,
        find_viewer=find_viewer,
        name_verdict=name_verdict,
        style_address=lambda name="style": address(f"{name}.css"),
        walk_address=lambda: address("graph.js"),
    )
    app.jinja_env.filters.update(points=write_points, moment=write_moment, prose=write_prose)
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


def write_prose(text: str) -> Markup:
    """Write a hint or an observation: its `code` and $maths$ become such, anything else stays as it is."""
    return Markup(render_sentence(text))  # noqa: S704  the renderer passes no HTML through


def write_moment(moment: datetime, course: Course) -> Markup:
    """Write a time in the zone of the course, and say which zone that is."""
    local = moment.astimezone(ZoneInfo(course.time_zone))
    shown = format_datetime(local, "yyyy-MM-dd HH:mm:ss", locale=current_language())
    return Markup('<time datetime="{}" title="{}">{} <span class="zone">{}</span></time>').format(
        local.isoformat(timespec="seconds"), course.time_zone, shown, name_offset(local)
    )
