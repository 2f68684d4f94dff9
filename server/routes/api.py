"""The JSON API, and the address that tells a watchdog that the server lives."""

import msgspec
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from server.routes.context import database_session, parts, require_viewer
from server.services import courses, reports, submissions
from server.services.standing import find_standing

blueprint = Blueprint("api", __name__)


@blueprint.get("/api/submissions/<int:submission_id>")
def read_submission(submission_id: int) -> ResponseReturnValue:
    """Tell the state of a submission: {id, exercise, state, ahead, submitted_at, progress, report}.

    `progress` is null until a grader is at work on it, and again once the report is there. Meanwhile it is {checks:
    [{title, points, verdict, earned}], hidden}: every public check, its verdict null until it is decided, and the
    number of hidden ones. The report is null until then, and after that the engine's own JSON, format 1. Every text is
    in both languages.
    """
    viewer, session = require_viewer(), database_session()
    submission = submissions.get_submission(session, submission_id, viewer)
    enrolment = courses.get_enrolment(session, submission.course.slug, viewer)
    report = reports.show_report(submission, enrolment)
    standing = find_standing(session, submission, parts().settings.data_dir)
    return jsonify(
        id=submission.id,
        exercise=submission.exercise,
        state=submission.state,
        ahead=standing.ahead,
        submitted_at=submission.submitted_at.isoformat(),
        progress=msgspec.to_builtins(standing.progress),
        report=msgspec.to_builtins(report),
    )


@blueprint.get("/health")
def check_health() -> ResponseReturnValue:
    """Answer "ok" where the database answers too."""
    database_session().execute(text("SELECT 1"))
    return "ok", {"Content-Type": "text/plain"}
