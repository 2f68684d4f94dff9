"""A submission's result and source, and the list of a student's submissions."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from server.evidence import explain_evidence, list_marked_lines
from server.models import User
from server.pictures import draw_pictures
from server.routes.context import database_session, parts, require_viewer
from server.services import catalog, courses, history, reports, submissions

blueprint = Blueprint("submissions", __name__)


@blueprint.get("/submissions/<int:submission_id>")
def show_submission(submission_id: int) -> ResponseReturnValue:
    """Show the report, or the place in the queue."""
    viewer, session = require_viewer(), database_session()
    submission = submissions.get_submission(session, submission_id, viewer)
    enrolment = courses.get_enrolment(session, submission.course.slug, viewer)
    report = reports.show_report(submission, enrolment)
    return render_template(
        "submission.html",
        enrolment=enrolment,
        submission=submission,
        title=catalog.name_exercise(parts().bank, submission.exercise),
        is_open=submission.exercise in parts().bank.exercises,
        report=report,
        ahead=0 if report else submissions.count_ahead(session, submission),
        progress=submissions.read_progress(parts().settings.data_dir, submission),
        elapsed_seconds=submissions.measure_wait(submission),
        usual_seconds=None if report else submissions.estimate_grading(session, submission),
        explain=explain_evidence,
        marked_lines=list_marked_lines(report) if report else frozenset(),
        pictures=draw_pictures(report.views) if report else (),
    )


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
