"""A submission's result and source, and the list of a student's submissions."""

from typing import Any

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from server.evidence import explain_evidence, list_marked_lines
from server.language import current_language
from server.models import Submission, User
from server.pictures import draw_pictures
from server.routes.context import database_session, parts, require_viewer
from server.services import catalog, courses, history, reports, submissions
from server.services.standing import Standing, estimate_grading, find_standing, measure_wait

blueprint = Blueprint("submissions", __name__)


@blueprint.get("/submissions/<int:submission_id>")
def show_submission(submission_id: int) -> ResponseReturnValue:
    """Show the report, or how far the grading is."""
    viewer, session = require_viewer(), database_session()
    submission = submissions.get_submission(session, submission_id, viewer)
    enrolment = courses.get_enrolment(session, submission.course.slug, viewer)
    report = reports.show_report(submission, enrolment)
    wait = {} if report else _describe_wait(submission, _find_standing(submission))
    return render_template(
        "submission.html",
        enrolment=enrolment,
        submission=submission,
        title=catalog.name_exercise(parts().bank, submission.exercise),
        is_open=submission.exercise in parts().bank.exercises,
        report=report,
        **wait,
        explain=explain_evidence,
        marked_lines=list_marked_lines(report) if report else frozenset(),
        pictures=draw_pictures(report.views) if report else (),
    )


@blueprint.get("/submissions/<int:submission_id>/progress")
def show_progress(submission_id: int) -> ResponseReturnValue:
    """Show how far the grading is, as a piece of the page that waits (server/editor/live.js); 204 once it is over.

    Who names what it shows hears 304 while that is all there is. tests/benchmarks/watch.py has what either costs.
    """
    submission = submissions.get_submission(database_session(), submission_id, require_viewer())
    if submission.report:
        return "", 204
    standing = _find_standing(submission)
    name = f"{current_language()}-{standing.digest}"
    response = Response(status=304)
    if name not in request.if_none_match:
        response = Response(render_template("progress.html", **_describe_wait(submission, standing)))
    response.set_etag(name)
    return response


@blueprint.get("/submissions/<int:submission_id>/source.py")
def download_source(submission_id: int) -> ResponseReturnValue:
    """Give the source as a file."""
    viewer, session = require_viewer(), database_session()
    submission = submissions.get_submission(session, submission_id, viewer)
    name = history.name_source(submission, history.number_submission(session, submission))
    response = Response(submission.source, mimetype="text/x-python")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


@blueprint.get("/courses/<course>/submissions")
def show_submissions(course: str) -> ResponseReturnValue:
    """List one's own submissions; an instructor may name a student."""
    viewer, session = require_viewer(), database_session()
    enrolment = courses.get_enrolment(session, course, viewer)
    student: User = viewer
    if "student" in request.args:
        courses.require_instructor(enrolment)
        student = courses.get_member(session, enrolment.course, request.args.get("student", 0, type=int))
    exercise = request.args.get("exercise", "")
    return render_template(
        "submissions.html",
        enrolment=enrolment,
        student=student,
        exercise=exercise,
        bank=parts().bank,
        submissions=submissions.list_submissions(session, enrolment.course, student, exercise),
        name_exercise=catalog.name_exercise,
    )


def _find_standing(submission: Submission) -> Standing:
    return find_standing(database_session(), submission, parts().settings.data_dir)


def _describe_wait(submission: Submission, standing: Standing) -> dict[str, Any]:
    return {
        "standing": standing,
        "elapsed_seconds": measure_wait(submission),
        "usual_seconds": estimate_grading(database_session(), submission),
    }
