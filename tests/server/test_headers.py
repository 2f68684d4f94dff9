"""Headers: no page may run a script that is not ours, be framed or be kept in a shared cache."""

import re

import pytest

from tests.server.conftest import FORBIDDEN

PAGES = ["/sign-in", "/courses/calculus", "/courses/calculus/exercises/sum-up", "/nowhere", "/api/submissions/1"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_foreign_scripts_and_frames(visit, path):
    headers = visit("ada").get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe-inline" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_what_the_policy_forbids(visit, path):
    page = visit("ada").get(path).text
    assert not FORBIDDEN.search(page)


def test_style_sheet_may_be_kept(visit):
    visitor = visit()
    address = re.search(r'href="(/static/style.css\?v=\w+)"', visitor.read("/sign-in"))[1]
    response = visitor.get(address)
    response.close()
    assert response.status_code == 200
    assert response.headers.get("Cache-Control") != "no-store"


def test_cookie_is_out_of_reach_of_scripts_and_other_sites(visit):
    cookie = visit().sign_in("ada").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
