"""The language of a page: the address, then the cookie, then the profile, then the browser decide."""

from urllib.parse import urlencode

from flask import Flask, Response, request
from flask_babel import Babel, get_locale

from graders.text import LANGUAGES, Text
from server.routes.context import find_viewer

COOKIE = "lang"
COOKIE_SECONDS = 365 * 24 * 3600


def install_languages(app: Flask) -> None:
    """Choose a language for every request and remember an explicit choice."""
    Babel(app, locale_selector=select_language)
    app.after_request(_remember_choice)


def select_language() -> str:
    """Choose the language of this request."""
    for wish in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wish in LANGUAGES:
            return wish
    viewer = find_viewer()
    if viewer is not None and viewer.locale in LANGUAGES:
        return viewer.locale
    wishes = (wish.split("-")[0].lower() for wish in request.accept_languages.values())
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def current_language() -> str:
    """Give the language that was chosen for this request."""
    return str(get_locale() or LANGUAGES[0])


def say(text: Text | None) -> str:
    """Say a bilingual text in the language of this request; nothing where there is none."""
    return text.say(current_language()) if text else ""


def other_language() -> str:
    """Give the language that this request could change to."""
    return next(language for language in LANGUAGES if language != current_language())


def link_language(language: str) -> str:
    """Give the address of this page in another language."""
    return f"{request.path}?{urlencode(request.args.to_dict() | {'lang': language})}"


def _remember_choice(response: Response) -> Response:
    wish = request.args.get("lang")
    if wish in LANGUAGES:
        response.set_cookie(COOKIE, wish, max_age=COOKIE_SECONDS, samesite="Lax", httponly=True)
    return response
