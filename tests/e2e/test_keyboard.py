"""Without a mouse: signing in, solving, reading the result, signing out by keys, with the focus always to be seen."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parent.parent.parent
WRONG = (ROOT / "exercises" / "reduce-sum-curve" / "wrong" / "mean.py").read_text(encoding="utf-8")
STOPS_MAX = 120
pytestmark = pytest.mark.usefixtures("built_editor")
HAS_FOCUS_MARK = """() => {
  const seen = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  };
  // The editor marks its whole frame.
  const focused = document.activeElement;
  return seen(focused) || seen(focused.closest('.cm-editor') ?? focused);
}"""
IS_IN_VIEW = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus; every stop on the way must be seen and marked."""
    for _ in range(STOPS_MAX):
        if target.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        if name.startswith("<body"):
            continue
        assert page.evaluate(HAS_FOCUS_MARK), f"no mark of the focus on {name}"
        assert page.evaluate(IS_IN_VIEW), f"the focus is out of view on {name}"
    pytest.fail(f"{target} cannot be reached by Tab")


def follow(page: Page, target: Locator) -> None:
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [1280, 360], ids=["desktop", "phone"])
def test_whole_road_is_walked_by_keys(open_browser, site, width):
    student = open_browser(width=width)
    page = student.page
    page.goto(site.address)
    expect(page.get_by_label("E-mail")).to_be_focused()
    page.keyboard.type("ben@example.com")
    tab_to(page, page.get_by_label("Password"))
    page.keyboard.type(site.passwords["ben@example.com"])
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    follow(page, page.get_by_role("link", name="Skip to the content"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    follow(page, page.get_by_role("link", name="The derivative at"))

    editor = page.get_by_role("textbox", name="Your solution")
    tab_to(page, editor)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(WRONG)
    page.keyboard.press("Tab")
    expect(page.locator("#source")).not_to_have_value(WRONG)
    expect(editor).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#source")).to_have_value(WRONG)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Submit", exact=True)).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Not yet right")).to_be_visible()
    hint = page.locator("details.hint").first
    tab_to(page, hint.locator("summary"))
    page.keyboard.press("Enter")
    expect(hint.locator("p")).to_be_visible()
    walk = page.locator(".walk-buttons button").first
    expect(walk).to_be_visible()
    tab_to(page, walk)
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".walk-words").first).to_contain_text("Step 2 of")

    follow(page, page.get_by_role("link", name="日本語"))
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    follow(page, page.get_by_role("link", name="English"))
    follow(page, page.get_by_role("button", name="Sign out"))
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
