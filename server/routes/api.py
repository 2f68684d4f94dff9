"""The JSON API, and the address that tells a watchdog that the server lives."""

import msgspec
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from server.models import State
from server.routes.context import database_session, require_viewer
from server.services import courses, reports, submissions

blueprint = Blueprint("api", __name__)


@blueprint.get("/api/submissions/<int:submission_id>")
def read_submission(submission_id: int) -> ResponseReturnValue:
    """Tell the state of a submission: {id, exercise, state, ahead, submitted_at, report}; the report is null until
    it is graded and then the engine's own JSON, format 1, with every text in both languages.
    """
    viewer, session = require_viewer(), database_session()
    submission = submissions.get_submission(session, submission_id, viewer)
    enrolment = courses.get_enrolment(session, submission.course.slug, viewer)
    report = reports.show_report(submission, enrolment)
    return jsonify(
        id=submission.id,
        exercise=submission.exercise,
        state=submission.state,
        ahead=submissions.count_ahead(session, submission) if submission.state is State.QUEUED else 0,
        submitted_at=submission.submitted_at.isoformat(),
        report=msgspec.to_builtins(report),
    )


@blueprint.get("/health")
def check_health() -> ResponseReturnValue:
    """Answer "ok" where the database answers too."""
    database_session().execute(text("SELECT 1"))
    return "ok", {"Content-Type": "text/plain"}
