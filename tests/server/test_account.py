"""Signing in and out: the right password, no other; the throttle; the token; where one lands."""

import pytest
from argon2 import PasswordHasher

from server.models import User
from server.services import accounts


def test_sign_in_leads_to_the_only_course(visit):
    visitor = visit()
    response = visitor.sign_in("ada")
    assert (response.status_code, response.location) == (302, "/")
    assert visitor.get("/").location == "/courses/calculus"
    assert "Sum it up" in visitor.read("/courses/calculus")


@pytest.mark.parametrize(("name", "password"), [("ada", "wrong horse"), ("nobody", "correct horse"), ("ada", "")])
def test_sign_in_refuses_and_keeps_the_email(visit, name, password):
    visitor = visit()
    response = visitor.sign_in(name, password)
    assert response.status_code == 422
    assert "The e-mail or the password is not right" in response.text
    assert f'value="{name}@example.com"' in response.text
    assert visitor.get("/").location.startswith("/sign-in")


def test_sign_in_knows_the_email_in_any_case(visit):
    response = visit().post("/sign-in", {"email": " ADA@Example.COM ", "password": "correct horse"})
    assert response.status_code == 302


def test_sign_out_ends_the_visit(visit):
    visitor = visit("ada")
    assert visitor.post("/sign-out", {}).location == "/sign-in"
    assert visitor.get("/courses/calculus").location.startswith("/sign-in")


def test_sign_out_by_a_link_is_impossible(visit):
    visitor = visit("ada")
    assert visitor.get("/sign-out").status_code == 405
    assert visitor.get("/courses/calculus").status_code == 200


def test_sign_in_returns_to_the_page_asked_for(visit):
    visitor = visit()
    location = visitor.get("/courses/calculus/submissions?exercise=slope").location
    assert location == "/sign-in?next=/courses/calculus/submissions?exercise%3Dslope"
    fields = {"email": "ada@example.com", "password": "correct horse", "next": "/courses/calculus/submissions"}
    assert visitor.post("/sign-in", fields).location == "/courses/calculus/submissions"


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "/\n/x"])
def test_sign_in_never_leads_elsewhere(visit, target):
    fields = {"email": "ada@example.com", "password": "correct horse", "next": target}
    assert visit().post("/sign-in", fields).location == "/"


def test_sign_in_without_token_is_refused_and_keeps_the_email(visit):
    visitor = visit()
    response = visitor.post("/sign-in", {"email": "ada@example.com", "password": "correct horse"}, token="stale")
    assert response.status_code == 400
    assert 'value="ada@example.com"' in response.text
    assert "correct horse" not in response.text
    assert visitor.get("/").location.startswith("/sign-in")


def test_guessing_is_throttled_even_with_the_right_password(visit):
    visitor = visit()
    token = visitor.token()
    fields = {"email": "ada@example.com", "password": "guess"}
    statuses = [visitor.post("/sign-in", fields, token).status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]
    response = visitor.sign_in("ada")
    assert response.status_code == 429
    assert "Wait a minute" in response.text
    assert visitor.sign_in("bo").status_code == 302


def test_signing_in_often_is_not_throttled(visit):
    assert [visit().sign_in("ada").status_code for _ in range(12)] == [302] * 12


def test_new_password_ends_older_visits(visit, database):
    visitor = visit("ada")
    with database.session() as session:
        accounts.change_password(session, "ada@example.com", "another horse")
    assert visitor.get("/courses/calculus").location.startswith("/sign-in")
    assert visitor.sign_in("ada", "another horse").status_code == 302


def test_old_hash_is_renewed_at_sign_in(visit, database, school, monkeypatch):
    monkeypatch.setattr(accounts, "HASHER", PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    visit("ada")
    with database.session() as session:
        assert "t=2" in session.get(User, school["ada"]).password_hash


def test_unknown_email_costs_a_hash_too(visit, monkeypatch):
    hashed = []

    class CountingHasher(PasswordHasher):
        def hash(self, password, *, salt=None):
            hashed.append(password)
            return super().hash(password, salt=salt)

    visitor = visit()
    monkeypatch.setattr(accounts, "HASHER", CountingHasher(time_cost=1, memory_cost=8, parallelism=1))
    visitor.sign_in("nobody")
    assert hashed == ["correct horse"]
