"""Every page for everybody: axe-core finds nothing, in both languages, light and dark, on a phone and a desktop."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from graders.progress import CheckProgress, Progress
from graders.report import CheckResult, Verdict
from graders.text import Text
from server.models import Role
from tests.e2e.browsing import press
from tests.e2e.classroom import PASSWORD, fill, open_classroom

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
EXERCISE = "reduce-sum-curve"
FOLDER = ROOT / "exercises" / EXERCISE
RIGHT = (FOLDER / "solution.py").read_text(encoding="utf-8")
WRONG = (FOLDER / "wrong" / "mean.py").read_text(encoding="utf-8")
RAISES = RIGHT.replace("def curve", "print('step', 1)\n\n\ndef curve").replace(
    "return", "raise ValueError('no')\n    return"
)
FORBIDDEN = "def curve(f, x):\n    return (f(x + 1e-6) - f(x)) / 1e-6\n"
STUDENT, TEACHER = "yuki@class.example.com", "teacher@class.example.com"
WAITER = "mei@class.example.com"
WIDTHS = (1280, 360)
TARGET_PIXELS = 24
# On paper nothing can be scrolled: what is wider than its box would be cut off.
CLIPPED = """() => [...document.querySelectorAll('.source, .output, .scroll, .frames')]
  .filter((each) => getComputedStyle(each).overflowX !== 'visible').map((each) => each.className)"""
# Whatever is pressed, but for links inside a sentence, which the guideline leaves at the height of their line.
PRESSED = "button, input, select, textarea, summary, nav a, a.button"
SMALL_TARGETS = """([pressed, least]) => [...document.querySelectorAll(pressed)]
  .map((each) => each.closest('label') ?? each)
  .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches('.unseen, [hidden]'))
  .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < least || box.height < least))
  .map(([html, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${html}`)"""


TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
  .filter((each) => each.getBoundingClientRect().right > innerWidth)
  .filter((each) => !each.parentElement.closest('[tabindex="0"]') || each.matches('.unseen'))
  .map((each) => `it scrolls sideways: ${each.outerHTML.slice(0, 120)}`)"""


# Elements, and their pseudo-elements, that would move when they appear or change.
MOVING = """() => [...document.querySelectorAll('*')].flatMap((each) => ['', '::before', '::after'].flatMap((part) => {
  const style = getComputedStyle(each, part || null);
  const moves = style.animationName !== 'none' || style.scrollBehavior === 'smooth'
    || style.transitionDuration.split(', ').some((each) => parseFloat(each) > 0);
  return moves ? [`${each.outerHTML.slice(0, 90)} ${part}`] : [];
}))"""
SCROLLED = "document.querySelector('.graph-scroll').scrollLeft"
PRESS_AND_SETTLE = """async () => {
  const scroll = document.querySelector('.graph-scroll');
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  const atOnce = scroll.scrollLeft;
  let last = NaN;
  for (let still = 0; still < 10; still = scroll.scrollLeft === last ? still + 1 : 0) {
    last = scroll.scrollLeft;
    await new Promise(requestAnimationFrame);
  }
  return [atOnce, last];
}"""


class Place:
    """Somebody's browser at the class, and where its pages are."""

    def __init__(self, context: BrowserContext, address: str, results: dict[str, int]) -> None:
        self.context = context
        self.address = address
        self.results = results
        self.page = context.new_page()
        self.cookies: list[Any] = []

    def return_as_signed_in(self) -> None:
        """Take back what an earlier test may have lost: the sign-in."""
        self.context.add_cookies(self.cookies)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def speak(self, language: str) -> None:
        self.context.add_cookies([{"name": "lang", "value": language, "url": self.address}])

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        self.page.locator("#email").fill(email)
        self.page.locator("#password").fill(password)
        press(self.page.locator("button.primary"))
        self.cookies = self.context.cookies()

    def send(self, text: str) -> None:
        """Hand in a text from the exercise's page, whatever stands in the text area's place."""
        self.page.locator("#source").evaluate("(area, text) => { area.value = text }", text)
        with self.page.expect_navigation():
            self.page.locator("#solution").evaluate("(form) => form.submit()")


COURSE = "/courses/class"
EXERCISE_PAGE = f"{COURSE}/exercises/{EXERCISE}"


def go(path: str) -> Callable[[Place], None]:
    return lambda place: place.go(path)


def show(result: str) -> Callable[[Place], None]:
    return lambda place: place.go(f"/submissions/{place.results[result]}")


def open_plain_exercise(place: Place) -> None:
    place.page.route("**/built/*.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    place.go(EXERCISE_PAGE)
    place.page.unroute("**/built/*.js*")
    expect(place.page.locator(".cm-editor")).to_have_count(0)


def open_editor(place: Place) -> None:
    place.go(EXERCISE_PAGE)
    # Below the fold the editor measures nothing.
    place.page.locator(".cm-editor").scroll_into_view_if_needed()
    expect(place.page.locator(".cm-marked")).to_have_count(1)


def open_hints(place: Place) -> None:
    show("wrong")(place)
    place.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


def sign_out_elsewhere(place: Place) -> None:
    show("waiting")(place)
    place.context.clear_cookies(name="session")
    expect(place.page.locator("#signed-out")).to_be_visible()


def walk_graph(place: Place) -> None:
    show("wrong")(place)
    place.page.locator(".walk-buttons button").first.click()
    place.page.keyboard.press("ArrowRight")


def compare(place: Place) -> None:
    place.go(f"{EXERCISE_PAGE}/compare?old={place.results['wrong']}&new={place.results['right']}")


def send_too_much(place: Place) -> None:
    place.go(EXERCISE_PAGE)
    place.send("# " + "x" * 70_000)
    assert place.page.locator(".notice-problem").is_visible()


def send_far_too_much(place: Place) -> None:
    place.go(EXERCISE_PAGE)
    place.send("# " + "x" * 4_500_000)
    assert place.page.locator(".failure-status").inner_text() == "413"


def send_after_sign_out(place: Place) -> None:
    place.go(EXERCISE_PAGE)
    place.context.clear_cookies(name="session")
    place.send(RIGHT)
    assert place.page.locator("[name=kept_source]").count() == 1


def guess_too_often(place: Place) -> None:
    place.go("/sign-in")
    for _ in range(60):  # a slow machine may need more than the minute that the limit is of
        place.sign_in("nobody@example.com", "a guess")
        if "429" in place.page.evaluate("String(performance.getEntriesByType('navigation')[0].responseStatus)"):
            return
    pytest.fail("nobody was told to wait")


# Who looks, and how they get there.
PAGES: dict[str, tuple[str, Callable[[Place], None]]] = {
    "sign-in": ("", go("/sign-in")),
    "courses": (STUDENT, go("/?all=1")),
    "course": (STUDENT, go(COURSE)),
    "exercise": (STUDENT, open_plain_exercise),
    "exercise-editor": (STUDENT, open_editor),
    "exercise-maths": (STUDENT, go(f"{COURSE}/exercises/chain-two-step")),
    "result-passed": (STUDENT, show("right")),
    "result-failed": (STUDENT, show("wrong")),
    "result-failed-open": (STUDENT, open_hints),
    "waiting": (WAITER, show("waiting")),
    "waiting-signed-out": (WAITER, sign_out_elsewhere),
    "result-walking": (STUDENT, walk_graph),
    "result-raised": (STUDENT, show("raised")),
    "result-forbidden": (STUDENT, show("forbidden")),
    "comparison": (STUDENT, compare),
    "submissions": (STUDENT, go(f"{COURSE}/submissions")),
    "gradebook": (TEACHER, go(f"{COURSE}/gradebook")),
    "result-of-a-student": (TEACHER, show("wrong")),
    "failure-404": (STUDENT, go("/nowhere")),
    "failure-404-signed-out": ("", go("/nowhere")),
    "failure-403": (STUDENT, go(f"{COURSE}/gradebook")),
    "failure-413": (STUDENT, send_far_too_much),
    "exercise-413": (STUDENT, send_too_much),
    "sign-in-429": ("", guess_too_often),
    "sign-in-kept": (STUDENT, send_after_sign_out),
}


@pytest.fixture(scope="module")
def places(require, browser, site):
    """The class with all that its pages can show, and one browser each for whom they are shown to."""
    require(AXE.exists(), "axe-core is not installed (make setup, with Node)")
    contexts = []
    with open_classroom(site.data, "class", "Automatic differentiation, 2026") as classroom:
        # Many make a better picture; two exercises each are enough to have every kind of cell.
        fill(classroom, 14 if "GRADUS_SCREENSHOTS" in os.environ else 2)
        classroom.enrol(STUDENT, "Yuki Tanaka")
        classroom.enrol(TEACHER, "Hana Mori", Role.INSTRUCTOR)
        sources = {"wrong": WRONG, "right": RIGHT, "forbidden": FORBIDDEN, "raised": RAISES}
        results = {name: classroom.hand_in(STUDENT, EXERCISE, source) for name, source in sources.items()}
        classroom.wait()

    def open_place(email: str) -> Place:
        context = browser.new_context(locale="en-GB", viewport={"width": WIDTHS[0], "height": 800})
        contexts.append(context)
        place = Place(context, site.address, results)
        if email:
            place.go("/sign-in")
            place.sign_in(email)
        return place

    with classroom.show_grading(site.data, WAITER, EXERCISE, RIGHT, make_progress()) as results["waiting"]:
        yield {email: open_place(email) for email in ("", STUDENT, TEACHER, WAITER)}
    for context in contexts:
        context.close()


def make_progress() -> Progress:
    """Make the progress of a grading two of whose checks are decided."""
    titles = (
        Text("2x² + 2 at 17 points gives 4x", "2x² + 2 は 17 個の点で 4x になる"),
        Text("Random polynomials and waves at random points", "ランダムな多項式と波、ランダムな点"),
        Text("One point, a matrix, repeated points, no points", "一点、行列、重なった点、空"),
    )
    progress = Progress(tuple(CheckProgress(title, 2.0) for title in titles), hidden=2)
    for name, verdict in (("a", Verdict.PASSED), ("b", Verdict.TIMED_OUT)):
        earned = 2.0 if verdict is Verdict.PASSED else 0.0
        title = titles[len(progress.decided)]
        progress = progress.decide(CheckResult(name, title, verdict, 2.0, earned))
    return progress


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_fits_in_every_variant(places, name, language):
    email, open_page = PAGES[name]
    place = places[email]
    place.return_as_signed_in()
    place.speak(language)
    place.page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    open_page(place)
    expect(place.page.locator("html")).to_have_attribute("lang", language)
    place.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for scheme in ("light", "dark"):
        place.page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            place.page.set_viewport_size({"width": width, "height": 800})
            variant = f"{width}-{scheme}"
            # What depends on the width does not depend on the colours: two variants see every rule, two the contrast.
            is_whole = (width, scheme) in ((1280, "light"), (360, "dark"))
            problems = find_violations(place.page, ALL if is_whole else CONTRAST) + place.page.evaluate(
                SMALL_TARGETS, [PRESSED, TARGET_PIXELS]
            )
            problems += place.page.evaluate(TOO_WIDE)
            found += [f"{variant}: {problem}" for problem in problems]
            take_picture(place.page, f"page-{name}-{language}-{variant}")
    assert not found, "\n".join(found)


def find_violations(page: Page, rules: dict[str, object]) -> list[str]:
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    violations = page.evaluate("(options) => axe.run(document, options).then((all) => all.violations)", options)
    return [
        f"{each['id']}: {json.dumps(node['target'], ensure_ascii=False)}"
        for each in violations
        for node in each["nodes"]
    ]


def test_axe_would_tell_of_a_violation(places):
    # So that its silence in the other test means something.
    page = places[""].page
    page.goto(places[""].address + "/sign-in")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate("document.querySelector('label').remove()")
    assert any(each.startswith("label:") for each in find_violations(page, ALL))


def test_result_is_printed_dark_on_white_with_all_that_matters(places):
    place = places[STUDENT]
    place.return_as_signed_in()
    place.speak("en")
    place.page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    show("wrong")(place)
    place.page.emulate_media(media="print", color_scheme="dark")
    page = place.page
    for selector in ("header.top", "a.button", ".walk", ".skip"):
        assert not any(each.is_visible() for each in page.locator(selector).all()), selector
    for words in (
        "Not yet right",
        "2x² + 2 at 17 points gives 4x",
        "Your answer is exactly 1/17",
        "f(leaf).mean().backward()",
    ):
        expect(page.get_by_text(words).first).to_be_visible()
    ink, paper = (
        page.locator(".verdict h1").evaluate("(element, name) => getComputedStyle(element)[name]", name)
        for name in ("color", "backgroundColor")
    )
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 250, ink
    assert paper == "rgba(0, 0, 0, 0)"
    clipped = page.evaluate(CLIPPED)
    if "GRADUS_SCREENSHOTS" in os.environ:
        page.pdf(path=ROOT / os.environ["GRADUS_SCREENSHOTS"] / "result.pdf", format="A4")
    page.emulate_media(media="screen", color_scheme="light")
    assert clipped == []


@pytest.mark.parametrize("name", ["course", "exercise-editor", "waiting", "result-walking", "result-failed-open"])
def test_calm_visitor_is_shown_nothing_that_moves(places, name):
    email, open_page = PAGES[name]
    place = places[email]
    place.return_as_signed_in()
    place.page.emulate_media(reduced_motion="reduce")
    open_page(place)
    moving = place.page.evaluate(MOVING)
    place.page.emulate_media(reduced_motion="no-preference")
    assert moving == []


def test_calm_visitors_graph_jumps_to_where_it_belongs(places):
    place = places[STUDENT]
    place.return_as_signed_in()
    place.page.emulate_media(reduced_motion="reduce")
    walk_graph(place)
    begun = place.page.evaluate(SCROLLED)
    place.page.keyboard.press("End")
    for _ in range(6):
        # What scrolls smoothly has not begun when the key has been handled, and has moved when it is over.
        at_once, settled = place.page.evaluate(PRESS_AND_SETTLE)
        assert at_once == settled
    place.page.emulate_media(reduced_motion="no-preference")
    assert settled != begun


def take_picture(page: Page, name: str) -> None:
    if os.environ.get("GRADUS_SCREENSHOTS"):
        page.screenshot(path=ROOT / os.environ["GRADUS_SCREENSHOTS"] / f"{name}.png", full_page=True)
