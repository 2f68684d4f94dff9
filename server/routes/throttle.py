"""How often one may try: failed sign-ins per address and e-mail, submissions per person."""

from flask import Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from server.routes.context import find_viewer
from server.services.accounts import normalise_email

limiter = Limiter(key_func=get_remote_address, headers_enabled=False)


def _name_sign_in() -> str:
    return f"{get_remote_address()} {normalise_email(request.form.get('email', ''))}"


def _name_viewer() -> str:
    viewer = find_viewer()
    return f"user {viewer.id}" if viewer else get_remote_address()


def _has_failed(response: Response) -> bool:
    return response.status_code >= 400


def is_draft() -> bool:
    """Say whether a form was sent only to be shown again, in the other language."""
    return request.form.get("meant") == "draft"


# A class may sit behind one address, so the address alone gets a wide limit; only failures count.
limit_guesses = limiter.limit("10 per minute", key_func=_name_sign_in, methods=["POST"], deduct_when=_has_failed)
limit_sprays = limiter.limit("200 per minute", methods=["POST"], deduct_when=_has_failed)
limit_submissions = limiter.limit("30 per minute", key_func=_name_viewer, methods=["POST"], exempt_when=is_draft)
