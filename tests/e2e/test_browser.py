"""The main road in a real browser: sign in, submit a wrong and a right answer, read the results."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.browsing import press

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "exercises" / "reduce-sum-curve"
TITLE = "The derivative at"
RIGHT = (FOLDER / "solution.py").read_text(encoding="utf-8")
WRONG = (FOLDER / "wrong" / "mean.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_wrong_and_right_answer_are_told_apart(open_browser, scripts):
    student = open_browser(scripts)
    page = student.page
    student.sign_in("aki@example.com")
    expect(page.get_by_role("heading", name="Automatic differentiation")).to_be_visible()
    student.open_exercise(TITLE)
    expect(page.locator("article math").first).to_be_visible()
    student.take_picture("statement")

    student.submit(WRONG)
    expect(page.get_by_role("heading", name="Not yet right")).to_be_visible()
    expect(page.locator(".check-failed").first).to_contain_text(re.compile("17"))
    student.take_picture("result-wrong")

    press(page.get_by_role("link", name="Change it and submit again"))
    expect(page.locator("#source")).to_have_value(WRONG)
    student.submit(RIGHT)
    expect(page.get_by_role("heading", name="All checks passed")).to_be_visible()
    expect(page.locator(".check")).not_to_have_count(0)
    expect(page.locator(".check:not(.check-passed)")).to_have_count(0)
    student.take_picture("result-right")

    press(page.get_by_role("link", name="My submissions"))
    expect(page.locator("main .row").first).to_contain_text("Passed")
    student.take_picture("submissions")
    press(page.get_by_role("link", name="Exercises", exact=True))
    expect(page.locator(".tick-done")).to_have_count(1)
    student.take_picture("list")


def test_file_is_handed_in(open_browser):
    student = open_browser(scripts=False)
    student.sign_in("ben@example.com")
    student.open_exercise(TITLE)
    student.page.get_by_text("or hand in a .py file").click()
    student.page.get_by_label("Python file").set_input_files(FOLDER / "solution.py")
    press(student.page.get_by_role("button", name="Submit the file"))
    expect(student.page.get_by_role("heading", name="All checks passed")).to_be_visible()
    expect(student.page.get_by_text("solution.py")).to_be_visible()


def test_instructor_sees_the_table_and_the_submission(open_browser):
    student = open_browser()
    student.sign_in("ben@example.com")
    student.open_exercise(TITLE)
    student.submit(RIGHT)
    expect(student.page.get_by_role("heading", name="All checks passed")).to_be_visible()
    instructor = open_browser()
    instructor.sign_in("instructor@example.com")
    page = instructor.page
    press(page.get_by_role("link", name="Gradebook"))
    row = page.get_by_role("row").filter(has_text="Ben Carter")
    instructor.take_picture("gradebook")
    press(row.locator("a.cell").first)
    expect(page.get_by_role("heading", name="All checks passed")).to_be_visible()
    expect(page.get_by_text("Ben Carter")).to_be_visible()


def test_pages_fit_a_phone_and_speak_japanese(open_browser):
    student = open_browser(width=360, dark=True)
    page = student.page
    student.sign_in("aki@example.com")
    student.open_exercise(TITLE)
    student.submit(WRONG)
    expect(page.get_by_role("heading", name="Not yet right")).to_be_visible()
    press(page.get_by_role("link", name="日本語"))
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    student.take_picture("phone-result")
    for link in ("問題一覧", "自分の提出"):
        assert measure_width(page) <= 360
        press(page.get_by_role("link", name=link, exact=True).first)
        student.take_picture(f"phone-{link}")
    assert measure_width(page) <= 360


def measure_width(page):
    return page.evaluate("document.documentElement.scrollWidth")


def test_diagnosis_stands_first_and_its_hint_opens(open_browser):
    student = open_browser(scripts=False)
    page = student.page
    student.sign_in("aki@example.com")
    student.open_exercise(TITLE)
    student.submit(WRONG)
    check = page.locator(".check-failed").first
    expect(check.locator(".observation")).to_contain_text("1/17")
    hint = check.locator("details.hint p")
    expect(hint).to_be_hidden()
    check.get_by_text("Show a hint").click()
    expect(hint).to_be_visible()
    above = check.locator(".observation").bounding_box()["y"]
    assert above < check.locator(".message").bounding_box()["y"] < hint.bounding_box()["y"]


def test_hints_open_in_order_and_the_figure_is_drawn(open_browser):
    student = open_browser(scripts=False, width=360)
    page = student.page
    student.sign_in("ben@example.com")
    student.open_exercise("Define, compute, backward")
    box = page.locator("img.figure").bounding_box()
    assert 100 < box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    # A picture that could not be loaded is as high as its description: a line or two.
    assert box["height"] > 80
    summaries = page.locator(".hints summary")
    expect(summaries.first).to_be_visible()
    for number in range(summaries.count()):
        assert [each.is_visible() for each in summaries.all()].count(True) == number + 1
        summaries.nth(number).click()
        expect(page.locator(".hints details > p").nth(number)).to_be_visible()


def test_language_switch_keeps_what_was_typed(open_browser):
    student = open_browser(scripts=False)
    page = student.page
    page.goto(student.site.address)
    page.get_by_label("E-mail").fill("ben@example.com")
    press(page.get_by_role("button", name="日本語"))
    expect(page.get_by_label("メールアドレス")).to_have_value("ben@example.com")
    page.get_by_label("パスワード").fill(student.site.passwords["ben@example.com"])
    with page.expect_navigation():
        page.get_by_label("パスワード").press("Enter")
    press(page.get_by_role("link", name="定義→計算→backward").first)
    page.locator("#source").fill("half = 'done'\n# あ")
    press(page.get_by_role("button", name="English"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#source")).to_have_value("half = 'done'\n# あ")


def test_two_submissions_are_compared_and_the_sources_downloaded(open_browser):
    student = open_browser(scripts=False)
    page = student.page
    student.sign_in("ben@example.com")
    for source, heading in ((WRONG, "Not yet right"), (RIGHT, "All checks passed")):
        student.open_exercise(TITLE)
        student.submit(source)
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    student.open_exercise(TITLE)
    rows = page.locator(".history-table tbody tr")
    expect(rows.first).to_contain_text("latest")
    expect(page.locator("svg.sparkline")).to_be_visible()
    rows.nth(1).get_by_role("radio").first.check()
    rows.nth(0).get_by_role("radio").last.check()
    press(page.get_by_role("button", name="Compare the two"))
    expect(page.locator(".diff-removed").filter(has_text="mean()")).to_have_count(1)
    student.take_picture("compare")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download number").first.click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == RIGHT
