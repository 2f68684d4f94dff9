"""The one composition root: puts settings, database, bank and routes together into an app."""

import time

import structlog
from flask import Flask, Response, g, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from graders.bank import load_bank
from server.assets import install_assets
from server.config import Settings
from server.db import Database
from server.language import install_languages
from server.presentation import install_presentation
from server.routes import account, api, courses, exercises, figures, gradebook, history, submissions
from server.routes.context import EXTENSION, Parts, close_session, install_sign_in
from server.routes.failures import install_failures
from server.routes.headers import install_headers
from server.routes.throttle import limiter

BODY_BYTES_MAX = 4 * 1024 * 1024
BLUEPRINTS = (account, courses, exercises, figures, history, submissions, gradebook, api)
logger = structlog.get_logger()


def create_app(settings: Settings) -> Flask:
    """Make the app. It neither migrates the database nor starts a worker: `gradus serve` does."""
    app = Flask(__package__)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        # Larger than the 64 KiB that are graded: a text that is too long comes back with its form, not lost.
        MAX_CONTENT_LENGTH=BODY_BYTES_MAX,
        MAX_FORM_MEMORY_SIZE=BODY_BYTES_MAX,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        # A token lives as long as the sign-in: who thinks for two hours must not be told off.
        WTF_CSRF_TIME_LIMIT=None,
        RATELIMIT_STORAGE_URI=settings.rate_limit_storage,
    )
    app.extensions[EXTENSION] = Parts(settings, Database(settings.database_url), load_bank(settings.bank))
    _start_timing(app)
    install_failures(app)
    CSRFProtect(app)
    limiter.init_app(app)
    install_sign_in(app)
    install_languages(app)
    install_presentation(app)
    install_assets(app)
    install_headers(app)
    app.teardown_appcontext(close_session)
    for module in BLUEPRINTS:
        app.register_blueprint(module.blueprint)
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    return app


def _start_timing(app: Flask) -> None:
    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def log(response: Response) -> Response:
        if request.endpoint not in ("static", "api.check_health"):
            logger.info(
                "request",
                method=request.method,
                path=request.path,
                status=response.status_code,
                ms=round((time.perf_counter() - g.started) * 1000, 1),
            )
        return response
