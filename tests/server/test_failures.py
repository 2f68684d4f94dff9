"""Errors of HTTP itself: a page that says what to do, in both languages, whatever broke."""

import pytest

from server.services import courses


@pytest.mark.parametrize(
    ("language", "said"), [("en", "There is nothing at this address"), ("ja", "このアドレスには何もないか")]
)
def test_unknown_address_gets_a_page(visit, language, said):
    page = visit().read(f"/nowhere?lang={language}", 404)
    assert said in page
    assert f'<html lang="{language}">' in page


def test_failure_of_ours_gets_a_page_without_details(visit, app, monkeypatch):
    visitor = visit("ada")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr(courses, "list_enrolments", lambda *_: 1 / 0)
    page = visitor.read("/", 500)
    assert "Nothing that you submitted is lost" in page
    assert "ZeroDivisionError" not in page


def test_lost_database_gets_a_page(visit, app, monkeypatch):
    visitor = visit("ada")
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("server.routes.context.fingerprint_password", lambda _: 1 / 0)
    assert "Something went wrong on our side" in visitor.read("/courses/calculus", 500)


def test_wrong_method_gets_a_page(visit):
    visitor = visit("ada")
    assert visitor.post("/courses/calculus", {}).status_code == 405
