"""An exercise: its statement, and the form that hands a solution in."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from markupsafe import Markup

from graders.bank import Exercise
from graders.source import MAX_SOURCE_KIB
from server.errors import InputError
from server.language import say
from server.marks import list_marks
from server.models import Enrolment
from server.routes.context import SignInError, database_session, find_viewer, parts, require_viewer
from server.routes.throttle import is_draft, limit_submissions
from server.services import catalog, courses, history, reports, statements, submissions
from server.services.standing import count_ahead
from server.sparkline import draw_sparkline
from server.wake import wake_workers

WAIT_SECONDS = 1.0
# Behind a longer queue the report cannot come in a second, and waiting would only hold a thread.
WAIT_AHEAD_MAX = 3

blueprint = Blueprint("exercises", __name__, url_prefix="/courses/<course>/exercises/<slug>")


@blueprint.get("")
def show_exercise(course: str, slug: str) -> ResponseReturnValue:
    """Show the statement and the form; `start` fills the editor from the starter or from a submission."""
    viewer, session = require_viewer(), database_session()
    enrolment = courses.get_enrolment(session, course, viewer)
    start = request.args.get("start", "")
    if start == "starter":
        return render_exercise(enrolment, slug, catalog.get_exercise(parts().bank, slug).starter)
    if start.isdecimal():
        return render_exercise(enrolment, slug, submissions.get_submission(session, int(start), viewer).source)
    return render_exercise(enrolment, slug)


@blueprint.post("")
@limit_submissions
def submit(course: str, slug: str) -> ResponseReturnValue:
    """Save a hand-in, wake a worker, wait a moment for the report and show it.

    A draft is only shown again: that is how the page changes its language without losing what was typed.
    """
    viewer, session = require_viewer(), database_session()
    enrolment = courses.get_enrolment(session, course, viewer)
    if is_draft():
        return render_exercise(enrolment, slug, request.form.get("source", ""))
    exercise = catalog.get_exercise(parts().bank, slug)
    submission = submissions.submit(session, enrolment.course, viewer, exercise, _read_hand_in())
    wake_workers(parts().settings.data_dir)
    if count_ahead(session, submission) <= WAIT_AHEAD_MAX:
        submissions.wait_until_graded(session, submission, WAIT_SECONDS)
    return redirect(url_for("submissions.show_submission", submission_id=submission.id), 303)


@blueprint.errorhandler(InputError)
def refuse_hand_in(error: InputError) -> ResponseReturnValue:
    """Show the form again with what was typed and what is wrong with it."""
    return _render_again(say(error.text), error.status)


@blueprint.errorhandler(RateLimitExceeded)
def slow_down(_error: RateLimitExceeded) -> ResponseReturnValue:
    """Show the form again and ask to wait."""
    return _render_again(
        gettext("You are submitting very fast. Wait a minute, then submit again; your text is still here."), 429
    )


@blueprint.errorhandler(CSRFError)
def renew_form(_error: CSRFError) -> ResponseReturnValue:
    """Show the form again with a fresh token; nothing typed is lost, even if the sign-in has run out."""
    return _render_again(
        gettext("The page was open for too long, so nothing was submitted. Your text is here: submit it again."), 400
    )


@blueprint.errorhandler(SignInError)
def keep_hand_in(_error: SignInError) -> ResponseReturnValue:
    """Ask to sign in, and keep what was typed until then."""
    target = request.path
    kept = {}
    if request.method == "POST":
        arguments = request.view_args or {}
        kept = {"course": arguments["course"], "exercise": arguments["slug"], "source": request.form.get("source", "")}
    page = render_template(
        "sign_in.html",
        problem=gettext("You were signed out. Sign in, and what you typed will be here again.") if kept else "",
        email="",
        target=target,
        kept={f"kept_{name}": value for name, value in kept.items()},
    )
    return page, 401


def render_exercise(
    enrolment: Enrolment, slug: str, typed: str | None = None, note: str = "", problem: str = ""
) -> str:
    """Render the page of an exercise; the editor holds what was typed, or handed in last, or the starter."""
    exercise = catalog.get_exercise(parts().bank, slug)
    session = database_session()
    if typed is None:
        last = submissions.find_last_source(session, enrolment.course, enrolment.user, exercise)
        typed = exercise.starter if last is None else last
    entries = history.open_history(session, enrolment.course, enrolment.user, slug)
    latest = entries[0].submission if entries else None
    return render_template(
        "exercise.html",
        enrolment=enrolment,
        exercise=exercise,
        statement=_render_statement(exercise),
        typed=typed,
        note=note,
        problem=problem,
        entries=entries,
        sparkline=draw_sparkline(entries),
        # Of another text the lines would be wrong.
        marks=list_marks(reports.show_report(latest, enrolment)) if latest and latest.source == typed else [],
        limit_bytes=MAX_SOURCE_KIB * 1024,
    )


def _render_statement(exercise: Exercise) -> Markup:
    figures = url_for("figures.show_figure", slug=exercise.slug, name="").removesuffix(".svg")
    # Statements are ours and their HTML is made by a renderer that passes none through.
    return Markup(statements.render_statement(say(exercise.statement), figures, exercise.digest))  # noqa: S704


def _render_again(problem: str, status: int) -> ResponseReturnValue:
    viewer = find_viewer()
    if viewer is None:
        return keep_hand_in(SignInError())
    arguments = request.view_args or {}
    enrolment = courses.get_enrolment(database_session(), arguments["course"], viewer)
    typed = request.form.get("source")
    return render_exercise(enrolment, arguments["slug"], typed, problem=problem), status


def _read_hand_in() -> submissions.HandIn:
    file = request.files.get("file")
    has_file = file is not None and bool(file.filename)
    return submissions.HandIn(
        text=request.form.get("source", ""),
        file_name=(file.filename or "") if file and has_file else "",
        file_data=file.read() if file and has_file else b"",
        meant=request.form.get("meant", ""),
    )
