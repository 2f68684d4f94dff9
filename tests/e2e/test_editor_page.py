"""The editor in the real pages: a wrong answer's line is marked, drafts follow the submissions, nothing is reported."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import press

ROOT = Path(__file__).resolve().parent.parent.parent
TITLE = "The derivative at"
RIGHT = (ROOT / "exercises" / "reduce-sum-curve" / "solution.py").read_text(encoding="utf-8")
BROKEN = "# line one\n\nx = = 1\n"
pytestmark = pytest.mark.usefixtures("built_editor")


def test_error_is_marked_on_its_line_and_drafts_follow(open_browser):
    student = open_browser()
    page = student.page
    student.sign_in("aki@example.com")
    student.open_exercise(TITLE)
    editor = page.get_by_role("textbox", name="Your solution")
    editor.fill(BROKEN)
    expect(page.locator("#source")).to_have_value(BROKEN)
    with page.expect_navigation():
        editor.press("Control+Enter")
    expect(page.locator("li.marked")).to_have_count(1)
    expect_no_draft(page)

    press(page.get_by_role("link", name="Change it and submit again"))
    expect(page.locator(".cm-marked")).to_have_text("x = = 1")
    expect(page.locator(".code-marks li")).to_contain_text("Line 3")
    expect(page.locator(".code-note")).to_have_count(0)
    student.take_picture("editor-marked")

    editor.press("Control+End")
    page.keyboard.type("# more")
    press(page.get_by_role("button", name="日本語"))
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator("#source")).to_have_value(BROKEN + "# more")
    press(page.get_by_role("link", name="問題一覧"))
    press(page.get_by_role("link", name="導関数の値を一度に").first)
    expect(page.locator("[data-note=restored]")).to_contain_text("復元しました")
    expect(page.locator("#source")).to_have_value(BROKEN + "# more")
    student.take_picture("editor-restored")
    page.get_by_role("textbox", name="あなたの解答").fill(RIGHT)
    press(page.get_by_role("button", name="提出", exact=True))
    expect(page.locator(".verdict-passed")).to_be_visible()
    expect_no_draft(page)


def expect_no_draft(page: Page) -> None:
    page.wait_for_function("localStorage.length === 0")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_editor_fits_a_phone(open_browser, dark):
    student = open_browser(width=360, dark=dark)
    page = student.page
    student.sign_in("ben@example.com")
    student.open_exercise(TITLE)
    expect(page.locator(".cm-editor")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    # Below the fold the editor measures nothing; once in view, numbers stand beside their lines.
    page.locator(".cm-editor").scroll_into_view_if_needed()
    page.wait_for_function("""() => {
      const top = (selector) => [...document.querySelectorAll(selector)].at(-1).getBoundingClientRect().top;
      return Math.abs(top(".cm-lineNumbers .cm-gutterElement") - top(".cm-line")) < 3;
    }""")
    student.take_picture(f"phone-editor-{'dark' if dark else 'light'}")
