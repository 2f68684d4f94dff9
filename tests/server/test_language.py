"""The language of a page: address before cookie before profile before browser."""

import re

import pytest

from server.models import Submission, User


@pytest.mark.parametrize(
    ("wish", "language"),
    [("ja", "ja"), ("ja-JP,en;q=0.5", "ja"), ("en-GB", "en"), ("fr", "en"), ("", "en"), ("fr,ja;q=0.4", "ja")],
)
def test_browser_decides_at_first(visit, wish, language):
    page = visit().get("/sign-in", headers={"Accept-Language": wish}).text
    assert f'<html lang="{language}">' in page


def test_switch_is_remembered(visit):
    visitor = visit()
    page = visitor.read("/nowhere?next=/courses/calculus%26x", 404)
    link = re.search(r'<a class="switch" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert link == "/nowhere?next=%2Fcourses%2Fcalculus%26x&lang=ja"
    visitor.read(link, 404)
    assert "メールアドレス" in visitor.read("/sign-in")
    assert "E-mail" in visitor.read("/sign-in?lang=en")


def test_profile_comes_before_the_browser_and_after_the_cookie(visit, database, school):
    with database.session() as session:
        session.get(User, school["ada"]).locale = "ja"
        session.commit()
    visitor = visit("ada")
    assert "問題一覧" in visitor.read("/courses/calculus")
    visitor.get("/?lang=en")
    assert "Exercises" in visitor.read("/courses/calculus")


def test_unknown_language_is_ignored(visit):
    assert '<html lang="en">' in visit().read("/sign-in?lang=xx")


def test_exercises_are_named_in_japanese(visit):
    visitor = visit("ada")
    page = visitor.read("/courses/calculus?lang=ja")
    assert "合計" in page
    assert "はじめに" in page
    assert "書きましょう" in visitor.read("/courses/calculus/exercises/sum-up")


def press_switch(visitor, page, **typed):
    """Send the form that the language button belongs to, as a browser does."""
    form, address = re.search(r'<button class="switch" form="([^"]+)" formaction="([^"]+)"', page).groups()
    fields = re.search(rf'<form id="{form}".*?</form>', page, re.DOTALL)[0]
    kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', fields))
    kept |= dict(re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', fields, re.S))
    response = visitor.client.post(address.replace("&amp;", "&"), data={**kept, **typed, "meant": "draft"})
    assert response.status_code == 200, response.text
    return response.text


def test_switch_keeps_the_unsent_source(visit, database):
    visitor = visit("ada")
    page = press_switch(visitor, visitor.read("/courses/calculus/exercises/sum-up"), source="\nhalf <done>")
    assert '<html lang="ja">' in page
    assert visitor.read_editor(page) == "\nhalf <done>"
    page = press_switch(visitor, page, source="more")
    assert '<html lang="en">' in page
    assert visitor.read_editor(page) == "more"
    with database.session() as session:
        assert session.query(Submission).count() == 0


def test_switch_may_empty_the_editor_and_is_never_throttled(visit):
    visitor = visit("ada")
    page = visitor.read("/courses/calculus/exercises/sum-up")
    for _ in range(40):
        page = press_switch(visitor, page, source="")
    assert visitor.read_editor(page) == ""


def test_switch_after_the_sign_in_ran_out_keeps_the_source(visit):
    visitor = visit("ada")
    token = visitor.token()
    visitor.client.delete_cookie("session")
    draft = {"csrf_token": token, "source": "half done", "meant": "draft"}
    response = visitor.client.post("/courses/calculus/exercises/sum-up?lang=ja", data=draft)
    assert response.status_code == 401
    page = press_switch(visitor, response.text, email="ada@example.com")
    assert '<html lang="en">' in page
    assert "\nhalf done</textarea>" in page


def test_switch_keeps_the_email_and_where_one_was_going_but_no_password(visit):
    visitor = visit()
    page = visitor.read("/sign-in?next=/courses/calculus")
    page = press_switch(visitor, page, email="ada@example.com", password="correct horse")
    assert '<html lang="ja">' in page
    assert 'value="ada@example.com"' in page
    assert 'name="next" value="/courses/calculus"' in page
    assert "correct horse" not in page
    assert visitor.get("/courses/calculus").status_code == 302


@pytest.mark.parametrize(("name", "path"), [("", "/sign-in"), ("ada", "/courses/calculus/exercises/sum-up")])
def test_enter_does_not_press_the_switch(visit, name, path):
    page = visit(name).read(path)
    buttons = re.findall(r"<button[^>]*form=\"(?:sign-in|solution)\"[^>]*>", page)
    assert ['value="text"' in each for each in buttons] == [True, False]


def test_typed_text_after_a_sign_in_is_kept_by_the_switch_too(visit):
    visitor = visit()
    kept = {"kept_course": "calculus", "kept_exercise": "sum-up", "kept_source": "half done"}
    page = visitor.post("/sign-in", {"email": "ada@example.com", "password": "correct horse", **kept}).text
    assert visitor.read_editor(press_switch(visitor, page, source="half done")) == "half done"
