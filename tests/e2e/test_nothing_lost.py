"""Nothing typed is ever lost, on the real server: each mishap says what happened, in the visitor's language."""

import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.browsing import press
from tests.e2e.classroom import PASSWORD, open_classroom
from tests.e2e.conftest import find_free_bind

ROOT = Path(__file__).resolve().parent.parent.parent
RIGHT = (ROOT / "exercises" / "reduce-sum-curve" / "solution.py").read_text(encoding="utf-8")
TYPED = RIGHT + "# <b>half</b> done & あ\n"
PAGE = "/courses/mishaps/exercises/reduce-sum-curve"
SUBMIT = "#solution button.primary"
pytestmark = pytest.mark.usefixtures("built_editor")


@pytest.fixture(scope="module")
def student(site):
    with open_classroom(site.data, "mishaps", "Mishaps") as classroom:
        classroom.enrol("mia@example.com", "Mia Berg")
        yield "mia@example.com"


@pytest.fixture(params=["en", "ja"])
def language(request):
    return request.param


@pytest.fixture
def open_typing(browser, site, student):
    """Open the exercise in somebody's browser, with TYPED in the form."""
    contexts = []

    def open_page(language, scripts=True, address=site.address):
        context = browser.new_context(java_script_enabled=scripts, locale="en-GB")
        contexts.append(context)
        context.add_cookies([{"name": "lang", "value": language, "url": address}])
        page = context.new_page()
        page.goto(f"{address}/sign-in?next={PAGE}")
        sign_in(page)
        write(page, TYPED)
        return page

    yield open_page
    for context in contexts:
        context.close()


def sign_in(page):
    page.locator("#email").fill("mia@example.com")
    page.locator("#password").fill(PASSWORD)
    press(page.locator("form#sign-in button.primary"))


def write(page, text):
    editor = page.locator(".cm-content")
    (editor if editor.count() else page.locator("#source")).fill(text)
    expect(page.locator("#source")).to_have_value(text)


def send(page):
    press(page.locator(SUBMIT))


def expect_kept(page, words, text=TYPED):
    expect(page.get_by_role("alert").filter(has_text=words).first).to_be_visible()
    expect(page.locator("#source")).to_have_value(text)


def expect_graded(page):
    expect(page.locator(".verdict-passed")).to_be_visible()
    expect(page.locator("ol.source")).to_contain_text("# <b>half</b> done & あ")


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_text_comes_back_after_signing_in_again(open_typing, language, scripts):
    page = open_typing(language, scripts)
    page.context.clear_cookies(name="session")
    send(page)
    words = {
        "en": "You were signed out. Sign in, and what you typed",
        "ja": "サインインすると、入力していた内容が戻ります",
    }
    expect(page.get_by_role("alert")).to_contain_text(words[language])
    sign_in(page)
    expect(page.locator("#source")).to_have_value(TYPED)
    again = {"en": "Here is what you had typed", "ja": "入力していた内容"}
    expect(page.get_by_role("status").filter(has_text=again[language]).first).to_be_visible()
    send(page)
    expect_graded(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_form_of_an_earlier_sign_in_keeps_its_text(open_typing, language, scripts):
    page = open_typing(language, scripts)
    other = page.context.new_page()
    other.goto(page.url)
    press(other.locator("form.sign-out button"))
    sign_in(other)
    send(page)
    expect_kept(page, {"en": "The page was open for too long", "ja": "時間"}[language])
    send(page)
    expect_graded(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_text_that_is_too_large_stays_and_the_limit_is_said(open_typing, language, scripts):
    page = open_typing(language, scripts)
    large = "# " + "x" * 70_000
    write(page, large)
    send(page)
    expect_kept(page, {"en": "Your solution is 68 KiB long", "ja": "解答が大きすぎます（68 KiB"}[language], large)


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_text_that_is_far_too_large_is_there_on_going_back(open_typing, language, scripts):
    page = open_typing(language, scripts)
    large = "# " + "x" * 4_500_000
    page.locator("#source").evaluate(
        "(area, text) => { area.value = text; area.dispatchEvent(new Event('input')) }", large
    )
    send(page)
    expect(page.locator(".failure-status")).to_have_text("413")
    said = {"en": "Go back: what you typed is still there", "ja": "前のページに戻ると、入力した内容は残っています"}
    expect(page.locator("main")).to_contain_text(said[language])
    page.go_back()
    expect(page.locator("#source")).to_have_value(large)


def test_two_quick_presses_hand_in_once(open_typing, language):
    page = open_typing(language)
    write(page, f"{TYPED}# twice in {language}\n")
    with page.expect_navigation():
        page.locator(SUBMIT).dblclick()
    expect_graded(page)
    page.goto(page.url.split("/submissions")[0] + PAGE)
    newest = [row.get_attribute("href") for row in page.locator(".history-time a").all()][:2]
    sources = [page.context.request.get(f"{page.url.split('/courses')[0]}{each}/source.py").text() for each in newest]
    assert [f"# twice in {language}" in source for source in sources] == [True, False][: len(sources)]


def test_restarting_server_is_waited_for_and_the_text_is_there(start_site, open_typing, tmp_path, language):
    bind = find_free_bind()
    first = start_site(tmp_path, bind, 1)
    with open_classroom(tmp_path, "mishaps", "Mishaps") as classroom:
        classroom.enrol("mia@example.com", "Mia Berg")
    page = open_typing(language, address=first.address)
    first.stop(signal.SIGTERM)
    page.locator(SUBMIT).click()
    expect_kept(page, {"en": "The server does not answer", "ja": "サーバーが応答しない"}[language])
    # Whoever loads the page in vain finds the text as well, once the server is back.
    second = start_site(tmp_path, bind, 1)
    try:
        page.reload()
        expect(page.locator("#source")).to_have_value(TYPED)
        send(page)
        expect_graded(page)
    finally:
        second.stop()


def test_offline_is_said_and_the_text_stays(open_typing, language):
    page = open_typing(language)
    page.context.set_offline(True)
    page.locator(SUBMIT).click()
    expect_kept(page, {"en": "You are offline", "ja": "オフライン"}[language])
    page.context.set_offline(False)
    send(page)
    expect_graded(page)
    assert re.search(r"/submissions/\d+$", page.url)
