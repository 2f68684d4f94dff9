"""The figures of the statements, each a picture that may do nothing."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from graders.bank import Exercise
from server.routes.context import parts, require_viewer
from server.services import catalog, figures

# Opened by itself an SVG is a document: this one may load, run and frame nothing, and has no origin.
FIGURE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
# The address that a statement uses names the digest, so what is behind it never changes.
KEPT_SECONDS = 365 * 24 * 3600

blueprint = Blueprint("figures", __name__)


@blueprint.get("/exercises/<slug>/<name>.svg")
def show_figure(slug: str, name: str) -> ResponseReturnValue:
    """Give a figure to whoever is signed in; browsers keep it until the exercise changes."""
    require_viewer()
    exercise = catalog.get_exercise(parts().bank, slug)
    response = Response(figures.find_figure(exercise, name).read_bytes(), mimetype="image/svg+xml")
    response.headers["Content-Security-Policy"] = FIGURE_POLICY
    _let_keep(response, exercise)
    return response.make_conditional(request)


def _let_keep(response: Response, exercise: Exercise) -> None:
    response.set_etag(exercise.digest)
    response.cache_control.private = True
    if request.args.get("v") == exercise.digest:
        response.cache_control.max_age = KEPT_SECONDS
        response.cache_control.immutable = True
    else:
        response.cache_control.no_cache = True
