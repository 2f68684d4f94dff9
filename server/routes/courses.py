"""The way in, and a course's exercises by track."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from server.routes.context import database_session, parts, require_viewer
from server.services import courses, gradebook, progress

blueprint = Blueprint("courses", __name__)


@blueprint.get("/")
def show_start() -> ResponseReturnValue:
    """Go to the one course, or list them."""
    enrolments = courses.list_enrolments(database_session(), require_viewer())
    if len(enrolments) == 1:
        return redirect(url_for("courses.show_course", course=enrolments[0].course.slug))
    return render_template("courses.html", enrolments=enrolments)


@blueprint.get("/courses/<course>")
def show_course(course: str) -> ResponseReturnValue:
    """List the exercises by track, with one's own best scores."""
    viewer, session = require_viewer(), database_session()
    enrolment = courses.get_enrolment(session, course, viewer)
    best = {slug: each for (_, slug), each in gradebook.find_best(session, enrolment.course, viewer).items()}
    return render_template(
        "course.html",
        enrolment=enrolment,
        progress=progress.measure_progress(parts().bank, best),
        best=best,
    )


@blueprint.post("/courses/<course>/time-zone")
def change_time_zone(course: str) -> ResponseReturnValue:
    """Let an instructor choose the zone that the course's times are shown in."""
    session = database_session()
    enrolment = courses.get_enrolment(session, course, require_viewer())
    courses.require_instructor(enrolment)
    courses.set_time_zone(session, enrolment.course, request.form.get("time_zone", ""))
    return redirect(url_for("gradebook.show_gradebook", course=course), 303)
