"""The one place where errors become pages, or JSON for /api/."""

from flask import Flask, abort, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from server.errors import DomainError
from server.language import say
from server.routes.context import SignInError, close_session, overlook_viewer

DRAINED_BYTES_MAX = 32 * 1024 * 1024


def install_failures(app: Flask) -> None:
    """Register the handlers; a blueprint may have one of its own that shows its form again."""
    app.before_request(_refuse_nul)
    app.register_error_handler(DomainError, show_domain_error)
    app.register_error_handler(SignInError, ask_to_sign_in)
    app.register_error_handler(HTTPException, show_http_error)


def show_domain_error(error: DomainError) -> ResponseReturnValue:
    """Show what a service refused."""
    return _show(error.status, error.code, name_status(error.status), say(error.text))


def ask_to_sign_in(_error: SignInError) -> ResponseReturnValue:
    """Send the visitor to the sign-in page, and back afterwards."""
    if request.path.startswith("/api/"):
        return _show(401, "unauthorized", name_status(401), describe_status(401))
    target = request.full_path.rstrip("?") if request.method == "GET" else "/"
    return redirect(url_for("account.show_sign_in", next=target))


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """Show an error of HTTP itself: unknown address, wrong method, too large, our own failure."""
    status = error.code or 500
    if status < 400:
        return error.get_response()
    if status == 413:
        _drain_body()
    if status == 500:
        # The session may be what failed; the page must not ask it who is signed in.
        close_session()
        overlook_viewer()
    code = "csrf" if isinstance(error, CSRFError) else error.name.lower().replace(" ", "_")
    return _show(status, code, name_status(status), describe_status(status))


def name_status(status: int) -> str:
    """Give the heading of an error page."""
    names: dict[int, str] = {
        400: gettext("This request could not be understood"),
        401: gettext("Please sign in"),
        403: gettext("Not for you"),
        404: gettext("Not found"),
        405: gettext("Not possible here"),
        413: gettext("Too large"),
        422: gettext("This cannot be used"),
        429: gettext("Too many attempts"),
        500: gettext("Something went wrong on our side"),
    }
    return names.get(status) or str(gettext("Something went wrong"))


def describe_status(status: int) -> str:
    """Say what to do after an error that carries no text of its own."""
    texts: dict[int, str] = {
        400: gettext("The page may have been open for too long. Go back, load it again and try once more."),
        401: gettext("This address needs you to be signed in."),
        404: gettext("There is nothing at this address, or you may not see it. Go back to the list of exercises."),
        405: gettext("This address cannot be used in this way. Go back to the list of exercises."),
        413: gettext(
            "What you sent is too large, so nothing was submitted. Go back: what you typed is still there. "
            "Hand in only the solution, at most 64 KiB."
        ),
        429: gettext("Wait a minute, then try again."),
        500: gettext("The failure has been recorded. Nothing that you submitted is lost. Try again in a moment."),
    }
    return texts.get(status) or str(gettext("Go back and try again."))


def _show(status: int, code: str, message: str, description: str) -> ResponseReturnValue:
    if request.path.startswith("/api/"):
        return jsonify(code=code, message=message, description=description), status
    return render_template("failure.html", status=status, message=message, description=description), status


def _refuse_nul() -> None:
    # PostgreSQL knows no NUL, and nobody types one. In a hand-in it is found, and explained, later.
    texts = [text for name, text in request.form.items(multi=True) if name not in ("source", "kept_source")]
    if any("\0" in text for text in (request.path, *request.args.values(), *texts)):
        abort(400)


def _drain_body() -> None:
    # A browser that is still sending would see a broken connection instead of our answer.
    stream, left = request.environ["wsgi.input"], DRAINED_BYTES_MAX
    while left > 0 and (chunk := stream.read(min(left, 65536))):
        left -= len(chunk)
