"""A slow grading, watched: checks come one by one, then the page becomes the result; a hanging one ends."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.browsing import press
from tests.e2e.grader import Grader

RIGHT = (Path(__file__).resolve().parent.parent.parent / "exercises/reduce-sum-curve/solution.py").read_text("utf-8")
SLOW = f"{RIGHT}\n_right = curve\n\n\ndef curve(f, x):\n    import time\n    time.sleep(0.6)\n    return _right(f, x)"
HANGING = f"{RIGHT}\n\n\ndef curve(f, x):\n    while True:\n        pass\n"


@pytest.fixture
def grader(site):
    """The site's only grader, held still until a test lets it go on: nobody comes too late to see it at work."""
    grader = Grader(site)
    grader.hold()
    yield grader
    grader.let_go()


@pytest.mark.parametrize(("language", "scripts", "width"), [("en", True, 1280), ("ja", True, 360), ("en", False, 360)])
def test_slow_submission_shows_its_checks_then_the_result(open_browser, grader, language, scripts, width):
    student = open_browser(scripts=scripts, width=width)
    student.sign_in("aki@example.com")
    page = student.page
    page.goto(f"{student.site.address}/courses/demo/exercises/reduce-sum-curve?lang={language}")
    page.locator(".cm-content" if scripts else "#source").fill(SLOW)
    press(page.locator("#solution button.primary"))
    grader.hold_at_work(int(re.search(r"/submissions/(\d+)", page.url)[1]))
    expect(page.locator("#outcome[data-live] .check").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth") if scripts else True
    grader.let_go()
    counts = {"en": "public checks passed", "ja": "公開の検査"}[language]
    expect(page.locator("#outcome:not([data-live]) .counts")).to_contain_text(counts)


def test_hanging_submission_ends_timed_out_and_focus_stays(open_browser):
    student = open_browser()
    student.sign_in("ben@example.com")
    student.page.goto(f"{student.site.address}/courses/demo/exercises/reduce-sum-curve?lang=en")
    student.submit(HANGING)
    source = student.page.locator("ol.source")
    source.focus()
    expect(student.page.locator("#news")).to_contain_text("Took too long")
    expect(source).to_be_focused()
