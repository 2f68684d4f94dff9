"""What may happen while somebody watches a grading: each is said in their language, and still the result comes."""

import re
import shutil
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.browsing import press
from tests.e2e.classroom import PASSWORD, open_classroom
from tests.e2e.conftest import find_free_bind
from tests.e2e.grader import Grader

BANK = Path(__file__).resolve().parent.parent.parent / "exercises"
EXERCISE = "reduce-sum-curve"
RIGHT = (BANK / EXERCISE / "solution.py").read_text("utf-8")
HIDDEN = "def test_one_pass", "def test_leaves_no_trace"
WATCHER, OTHER = "wim@example.com", "olga@example.com"
LOST = {"en": "The connection to the server was lost", "ja": "サーバーとの接続が切れました"}
SIGNED_OUT = {"en": "You were signed out", "ja": "サインアウトされました"}
COUNTS = {
    "en": r"\d of 3 public checks passed so far; 2 hidden ones count too",
    "ja": r"公開の検査 3 件中 \d 件に合格。ほかに非公開の検査 2 件も採点に含まれます",
}
ONCE = {"en": "Once it begins, grading this exercise usually takes", "ja": "開始後ふだん"}
USUALLY = {"en": "Grading this exercise usually takes", "ja": "この問題の採点は、ふだん"}
WAITING = {"en": "Waiting", "ja": "待機中"}
AHEAD = {
    2: {"en": "2 submissions are before yours", "ja": "あなたの前に 2 件の提出があります"},
    1: {"en": "1 submission is before yours", "ja": "あなたの前に 1 件の提出があります"},
}
# In the first call, so that all checks but one are still to come when it is looked at.
SLOW = """
_right = curve


def curve(f, x, seconds=[{seconds}]):
    import time
    time.sleep(seconds.pop() if seconds else 0)  # {name}
    return _right(f, x)
"""
LIMITS = """
[limits]
check_seconds = 600
total_seconds = 600
"""


@pytest.fixture(params=["en", "ja"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def bank(tmp_path_factory):
    """A bank of one exercise: two of its checks are hidden, and no time runs out while a grader is held."""
    bank = tmp_path_factory.mktemp("bank")
    shutil.copy(BANK / "tracks.toml", bank)
    shutil.copytree(BANK / EXERCISE, bank / EXERCISE)
    checks = bank / EXERCISE / f"test_{EXERCISE.replace('-', '_')}.py"
    text = checks.read_text("utf-8")
    for check in HIDDEN:
        text = text.replace(check, f"@pytest.mark.hidden\n{check}")
    checks.write_text(text, "utf-8")
    with (bank / EXERCISE / "exercise.toml").open("a") as settings:
        settings.write(LIMITS)
    return bank


@pytest.fixture(scope="module")
def site(start_site, bank, tmp_path_factory):
    site = start_site(tmp_path_factory.mktemp("data"), find_free_bind(), 1, GRADUS_BANK=str(bank))
    yield site
    site.stop()


@pytest.fixture(scope="module")
def course(site, bank):
    with open_classroom(site.data, "watching", "Watching", bank) as classroom:
        for email in (WATCHER, OTHER):
            classroom.enrol(email, email.split("@")[0].title())
        yield classroom


@pytest.fixture
def hand_in(course, language):
    """Hand in a right solution that sleeps in its first call; of each name there is but one."""

    def submit(name, email=WATCHER, seconds=0.0):
        return course.hand_in(email, EXERCISE, RIGHT + SLOW.format(seconds=seconds, name=f"{name}, {language}"))

    return submit


@pytest.fixture
def grader(site, course):
    """The site's only grader, held still until the test lets it go on; at the end nothing is left to be graded."""
    grader = Grader(site)
    grader.hold()
    yield grader
    grader.let_go()
    course.wait()


@pytest.fixture
def open_page(browser, language):
    """Open a submission's page in the browser of somebody who signs in."""
    contexts = []

    def watch(site, number):
        context = browser.new_context(locale="en-GB")
        contexts.append(context)
        context.add_cookies([{"name": "lang", "value": language, "url": site.address}])
        page = context.new_page()
        page.goto(f"{site.address}/sign-in?next=/submissions/{number}")
        sign_in(page)
        expect(page.locator("#outcome[data-live]")).to_be_visible()
        return page

    yield watch
    for context in contexts:
        context.close()


def sign_in(page):
    page.locator("#email").fill(WATCHER)
    page.locator("#password").fill(PASSWORD)
    press(page.locator("form#sign-in button.primary"))


def expect_result(page):
    expect(page.locator("#outcome:not([data-live]) .verdict-passed")).to_be_visible()
    for notice in ("#lost", "#signed-out"):
        expect(page.locator(notice)).to_be_hidden()
    expect(page.locator("ol.source")).to_contain_text("_right = curve")


def test_every_public_check_is_listed_and_hidden_ones_are_only_counted(site, grader, hand_in, open_page, language):
    number = hand_in("slow", seconds=5.0)
    page = open_page(site, number)
    grader.hold_at_work(number)
    live = page.locator("#outcome[data-live]")
    expect(live.locator(".counts")).to_have_text(re.compile(COUNTS[language]))
    expect(live.locator(".check-waiting .badge").last).to_have_text(WAITING[language])
    expect(live.locator(".check")).to_have_count(3)
    grader.let_go()
    expect_result(page)
    expect(page.locator("#outcome .check")).to_have_count(5)


def test_estimate_says_once_it_begins_only_before_it_has_begun(site, course, grader, hand_in, open_page, language):
    grader.let_go()
    hand_in("before the estimate")
    course.wait()
    grader.hold()
    number = hand_in("estimate", seconds=5.0)
    page = open_page(site, number)
    expect(page.locator("#outcome")).to_contain_text(ONCE[language])
    grader.hold_at_work(number)
    expect(page.locator("#outcome[data-live]")).to_contain_text(USUALLY[language])
    expect(page.locator("#outcome[data-live]")).not_to_contain_text(ONCE[language])
    grader.let_go()
    expect_result(page)


def test_place_in_the_queue_moves_up(site, course, grader, hand_in, open_page, language):
    hand_in("first", OTHER)
    hand_in("second", OTHER)
    page = open_page(site, hand_in("third"))
    expect(page.locator("#outcome")).to_contain_text(AHEAD[2][language])
    with course.begin_grading():
        expect(page.locator("#outcome")).to_contain_text(AHEAD[1][language])
        expect(page.locator("#news")).to_contain_text(AHEAD[1][language])
    grader.let_go()
    expect_result(page)


def test_sign_out_in_another_tab_is_said_and_the_result_comes_after_signing_in(
    site, grader, hand_in, open_page, language
):
    page = open_page(site, hand_in("signed out"))
    other = page.context.new_page()
    other.goto(page.url)
    press(other.locator("form.sign-out button"))
    expect(page.locator("#signed-out:visible")).to_contain_text(SIGNED_OUT[language])
    expect(page.locator("ol.source")).to_contain_text("_right = curve")
    grader.let_go()
    other.goto(page.locator("#signed-out a").evaluate("(link) => link.href"))
    sign_in(other)
    expect_result(other)
    expect_result(page)


def test_somebody_else_who_signs_in_does_not_see_the_result(site, grader, hand_in, open_page):
    page = open_page(site, hand_in("somebody else"))
    page.context.clear_cookies(name="session")
    other = page.context.new_page()
    other.goto(f"{site.address}/sign-in")
    other.locator("#email").fill(OTHER)
    other.locator("#password").fill(PASSWORD)
    press(other.locator("form#sign-in button.primary"))
    expect(page.locator(".failure-status")).to_have_text("404")


def test_offline_is_said_and_the_result_comes_once_connected(site, grader, hand_in, open_page, language):
    page = open_page(site, hand_in("offline"))
    page.context.set_offline(True)
    expect(page.locator("#lost:visible")).to_contain_text(LOST[language])
    before = int(page.locator("#elapsed").inner_text())
    # The time goes on where nobody answers.
    expect(page.locator("#elapsed")).not_to_have_text(str(before))
    grader.let_go()
    page.context.set_offline(False)
    expect_result(page)


def test_restarting_server_is_said_and_the_result_comes(start_site, bank, tmp_path, open_page, language):
    bind = find_free_bind()
    site = start_site(tmp_path, bind, 1, GRADUS_BANK=str(bank))
    grader = Grader(site)
    grader.hold()
    with open_classroom(tmp_path, "watching", "Watching", bank) as classroom:
        classroom.enrol(WATCHER, "Wim")
        number = classroom.hand_in(WATCHER, EXERCISE, RIGHT + SLOW.format(seconds=5.0, name="restart"))
    page = open_page(site, number)
    grader.hold_at_work(number)
    expect(page.locator("#outcome[data-live] .counts")).to_have_text(re.compile(COUNTS[language]))
    # The pages end at once, the grader once it has done what it has in hand.
    site.process.send_signal(signal.SIGTERM)
    expect(page.locator("#lost:visible")).to_contain_text(LOST[language])
    grader.let_go()
    site.stop()
    site = start_site(tmp_path, bind, 1, GRADUS_BANK=str(bank))
    try:
        expect_result(page)
    finally:
        site.stop()
