"""The language of a page: address before cookie before profile before browser."""

import re

import pytest

from server.models import User


@pytest.mark.parametrize(
    ("wish", "language"),
    [("ja", "ja"), ("ja-JP,en;q=0.5", "ja"), ("en-GB", "en"), ("fr", "en"), ("", "en"), ("fr,ja;q=0.4", "ja")],
)
def test_browser_decides_at_first(visit, wish, language):
    page = visit().get("/sign-in", headers={"Accept-Language": wish}).text
    assert f'<html lang="{language}">' in page


def test_switch_is_remembered(visit):
    visitor = visit()
    page = visitor.read("/sign-in?next=/courses/calculus%26x")
    link = re.search(r'<a class="switch" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert link == "/sign-in?next=%2Fcourses%2Fcalculus%26x&lang=ja"
    assert "メールアドレス" in visitor.read(link)
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
