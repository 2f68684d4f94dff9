"""The instructor's table: students by exercises."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from server.routes.context import database_session, parts, require_viewer
from server.services import courses, gradebook
from server.zones import list_zones

blueprint = Blueprint("gradebook", __name__)


@blueprint.get("/courses/<course>/gradebook")
def show_gradebook(course: str) -> ResponseReturnValue:
    """Show every student's best score of every exercise."""
    session = database_session()
    enrolment = courses.get_enrolment(session, course, require_viewer())
    courses.require_instructor(enrolment)
    return render_template(
        "gradebook.html",
        enrolment=enrolment,
        book=gradebook.open_gradebook(session, enrolment.course),
        exercises=list(parts().bank.exercises.values()),
        bank=parts().bank,
        zones=sorted({*list_zones(), enrolment.course.time_zone}),
    )
