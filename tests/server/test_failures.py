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


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/submissions/99999999999999999999999", 404),
        ("/submissions/2147483648", 404),
        ("/submissions/-1", 404),
        ("/api/submissions/99999999999999999999999", 404),
        ("/courses/calculus/exercises/sum-up?start=99999999999999999999999", 404),
        ("/courses/calculus/submissions?student=99999999999999999999999", 404),
        ("/courses/calculus/submissions?student=x", 404),
        ("/courses/calculus/submissions?exercise=%00", 400),
        ("/courses/%00", 400),
        ("/courses/calculus/exercises/%F0%28%8C%28", 404),
        ("/courses/calculus/submissions?exercise=%ED%A0%80", 200),
    ],
)
def test_hostile_addresses_get_a_page_and_not_a_failure(visit, path, status):
    visit("ines").read(path, status)


@pytest.mark.parametrize("field", ["email", "next", "kept_course"])
def test_hostile_fields_get_a_page_and_not_a_failure(visit, field):
    fields = {"email": "ada@example.com", "password": "correct horse", "kept_source": "x", field: "a\0b"}
    assert visit().post("/sign-in", fields).status_code == 400


def test_hostile_file_name_is_made_harmless(visit):
    visitor = visit("ada")
    location = visitor.upload(b"x = 1", "a\0b\u202ec.py").location
    assert "abc.py" in visitor.read(location)


def test_wrong_method_gets_a_page(visit):
    visitor = visit("ada")
    assert visitor.post("/courses/calculus", {}).status_code == 405
