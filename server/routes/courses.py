"""The way in, and a course's exercises by track."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from server.routes.context import database_session, parts, require_viewer
from server.services import catalog, courses, gradebook

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
    best = gradebook.find_best(session, enrolment.course, viewer)
    return render_template(
        "course.html",
        enrolment=enrolment,
        shelves=catalog.list_shelves(parts().bank),
        best={exercise: each for (_, exercise), each in best.items()},
    )
