"""What became of one's submissions of an exercise: the difference between two of them, and all as a zip."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from server.routes.context import database_session, parts, require_viewer
from server.services import catalog, comparison, courses, history

blueprint = Blueprint("history", __name__, url_prefix="/courses/<course>/exercises/<slug>")


@blueprint.get("/compare")
def compare(course: str, slug: str) -> ResponseReturnValue:
    """Show what changed from the submission `old` to the submission `new`."""
    viewer, session = require_viewer(), database_session()
    enrolment = courses.get_enrolment(session, course, viewer)
    old, new = (request.args.get(side, type=int) for side in ("old", "new"))
    if old is None or new is None:
        return redirect(url_for("exercises.show_exercise", course=course, slug=slug))
    change = history.get_change(session, old, new, viewer)
    if (change.new.course_id, change.new.exercise) != (enrolment.course_id, slug):
        return redirect(url_for(".compare", course=change.new.course.slug, slug=change.new.exercise, old=old, new=new))
    return render_template(
        "compare.html",
        enrolment=enrolment,
        change=change,
        title=catalog.name_exercise(parts().bank, slug),
        lines=comparison.compare_sources(change.old.source, change.new.source),
        entries=history.open_history(session, enrolment.course, change.new.student, slug),
    )


@blueprint.get("/submissions.zip")
def download_all(course: str, slug: str) -> ResponseReturnValue:
    """Give every source that one handed in for the exercise."""
    viewer, session = require_viewer(), database_session()
    enrolment = courses.get_enrolment(session, course, viewer)
    response = Response(history.write_archive(session, enrolment.course, viewer, slug), mimetype="application/zip")
    response.headers.set("Content-Disposition", "attachment", filename=f"{slug}.zip")
    return response
