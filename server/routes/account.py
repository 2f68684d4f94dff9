"""Signing in and out."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError

from server.routes.context import database_session, find_viewer, forget_viewer, remember_viewer
from server.routes.exercises import render_exercise
from server.routes.throttle import is_draft, limit_guesses, limit_sprays
from server.services import accounts, courses

blueprint = Blueprint("account", __name__)


@blueprint.get("/sign-in")
def show_sign_in() -> ResponseReturnValue:
    """Show the form."""
    if find_viewer() is not None:
        return redirect(_choose_target())
    return render_sign_in()


@blueprint.post("/sign-in")
@limit_sprays
@limit_guesses
def sign_in() -> ResponseReturnValue:
    """Check the password; whoever was typing when their sign-in ran out gets their text back.

    A draft is only shown again, in the other language.
    """
    if is_draft():
        return render_sign_in()
    session = database_session()
    user = accounts.authenticate(session, request.form.get("email", ""), request.form.get("password", ""))
    if user is None:
        return render_sign_in(gettext("The e-mail or the password is not right. Check both and try again."), 422)
    remember_viewer(user)
    if request.form.get("kept_source"):
        enrolment = courses.get_enrolment(session, request.form.get("kept_course", ""), user)
        note = gettext("You are signed in again. Here is what you had typed; submit it when you are ready.")
        return render_exercise(enrolment, request.form.get("kept_exercise", ""), request.form["kept_source"], note)
    return redirect(_choose_target())


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Forget who is signed in."""
    forget_viewer()
    return redirect(url_for("account.show_sign_in"))


@blueprint.errorhandler(CSRFError)
def renew_form(_error: CSRFError) -> ResponseReturnValue:
    """Show the form again, with a fresh token and all that was typed but the password."""
    if request.endpoint == "account.sign_out":
        return redirect(url_for("courses.show_start"))
    return render_sign_in(gettext("The page was open for too long. Please enter your password once more."), 400)


@blueprint.errorhandler(RateLimitExceeded)
def slow_down(_error: RateLimitExceeded) -> ResponseReturnValue:
    """Ask whoever guesses to wait."""
    return render_sign_in(gettext("Too many attempts. Wait a minute, then try again."), 429)


def render_sign_in(problem: str = "", status: int = 200, kept: dict[str, str] | None = None) -> ResponseReturnValue:
    """Show the form with what was typed; `kept` is a hand-in that waits for its student to sign in."""
    if kept is None:
        kept = {name: request.form[name] for name in request.form if name.startswith("kept_")}
    page = render_template(
        "sign_in.html",
        problem=problem,
        email=request.form.get("email", ""),
        target=request.values.get("next", ""),
        kept=kept,
    )
    return page, status


def _choose_target() -> str:
    target = request.values.get("next", "")
    # Only a path of ours: "//host" and "/\host" would lead elsewhere.
    is_ours = target.startswith("/") and not target.startswith(("//", "/\\")) and "\n" not in target
    return target if is_ours else url_for("courses.show_start")
