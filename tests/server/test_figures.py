"""Figures: shown in the statement, served from the exercise's folder alone, and unable to act."""

import re

import pytest

from tests.server.conftest import FIGURE

PAGE = "/courses/calculus/exercises/slope"
ADDRESS = "/exercises/slope/figure.svg"


@pytest.mark.parametrize(("language", "words"), [("en", "the &quot;graph&quot; of f"), ("ja", "f のグラフ")])
def test_statement_shows_the_figure_with_its_description(visit, bank, language, words):
    page = visit("ada").read(f"{PAGE}?lang={language}")
    assert f'<img class="figure" src="{ADDRESS}?v={bank.exercises["slope"].digest}" alt="{words}">' in page


def test_figure_is_a_picture_that_may_do_nothing(visit):
    response = visit("ada").get(ADDRESS)
    assert (response.status_code, response.mimetype, response.text) == (200, "image/svg+xml", FIGURE)
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_figure_is_kept_for_good_only_under_its_digest(visit, bank):
    visitor = visit("ada")
    source = re.search(r'<img [^>]*src="([^"]+)"', visitor.read(PAGE))[1]
    kept = visitor.get(source).cache_control
    assert (kept.private, kept.immutable, kept.max_age) == (True, True, 365 * 24 * 3600)
    for address in (ADDRESS, f"{ADDRESS}?v=older"):
        response = visitor.get(address)
        assert response.cache_control.no_cache
        assert not response.cache_control.immutable
        assert response.get_etag() == (bank.exercises["slope"].digest, False)


def test_figure_that_has_not_changed_is_not_sent_again(visit, bank):
    visitor = visit("ada")
    mark = f'"{bank.exercises["slope"].digest}"'
    assert visitor.get(ADDRESS, headers={"If-None-Match": mark}).status_code == 304
    assert visitor.get(ADDRESS, headers={"If-None-Match": '"older"'}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/exercises/slope/other.svg",
        "/exercises/slope/*.svg",
        "/exercises/slope/.svg",
        "/exercises/slope/solution.py",
        "/exercises/slope/solution.py.svg",
        "/exercises/slope/../sum-up/figure.svg",
        "/exercises/slope/%2e%2e%2fslope%2ffigure.svg",
        "/exercises/slope/..%2Fslope%2Ffigure.svg",
        "/exercises/sum-up/../slope/figure.svg.svg",
        "/exercises/%2e%2e/figure.svg",
        "/exercises/slope%2f..%2fslope/figure.svg",
        "/exercises/sum-up/..%5cslope%5cfigure.svg",
        "/exercises/none/figure.svg",
        "/exercises/slope/nested%2Ffigure.svg",
        "/exercises/slope/link.svg",
        "/exercises/slope/folder.svg",
    ],
)
def test_nothing_else_is_served(visit, bank, path):
    home = bank.exercises["slope"].folder
    (home / "nested").mkdir(exist_ok=True)
    (home / "nested" / "figure.svg").write_text(FIGURE)
    (home / "folder.svg").mkdir(exist_ok=True)
    if not (home / "link.svg").is_symlink():
        (home / "link.svg").symlink_to(home / "solution.py")
    response = visit("ada").get(path)
    assert response.status_code == 404
    assert "def f" not in response.text


def test_visitors_get_no_figure(visit):
    assert visit().get(ADDRESS).status_code == 302
