"""The editor in a real browser, on a small page of its own with the real style sheets, scripts and policy."""

import json
import os
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask, redirect, render_template_string, request
from playwright.sync_api import BrowserContext, Page, expect
from werkzeug.serving import make_server

from server.assets import install_assets
from server.routes import headers
from tests.e2e.browsing import press
from tests.patience import wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
POLICY = headers.CONTENT_SECURITY_POLICY
if "script-src" not in POLICY:
    POLICY += "; script-src 'self'"
LIMIT = 2048
STARTER = "import torch\n\n\ndef f(x):\n    return x\n"
PAGE = """<!doctype html>
<html lang="{{ site.language }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Exercise</title><link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/style.css"><link rel="stylesheet" href="/static/editor.css"></head>
<body><main class="page">
{% if posted is none %}
<form id="solution" class="card editor" method="post" enctype="multipart/form-data" action="/exercise">
<label for="source">Your solution</label>
<textarea id="source" name="source" rows="22"
data-draft="{{ site.viewer }}/course/exercise" data-limit-bytes="{{ limit }}">
{{ typed }}</textarea>
<div class="editor-end"><button class="primary" name="meant" value="text">Submit</button>
<button name="meant" value="draft">other language</button>
<details class="upload"><summary>or hand in a .py file</summary><div class="upload-row">
<input id="file" type="file" name="file" accept=".py" aria-label="Python file">
<button name="meant" value="file">Submit the file</button>
</div></details></div></form><a id="after" href="/exercise">after</a>
<script type="application/json" id="marks">{{ site.marks|tojson }}</script>
{% if site.is_built %}<script src="{{ script_address('editor') }}" defer></script>{% endif %}
{% else %}
<h1>Result</h1><ol class="source" data-sent-draft="{{ site.viewer }}/course/exercise">
{% for line in posted.removesuffix("\n").split("\n") %}<li><code>{{ line }}</code></li>
{% endfor %}</ol><a href="/exercise">again</a><script src="{{ script_address('result') }}" defer></script>
{% endif %}
</main></body></html>"""


@dataclass
class Site:
    """What the little server shows, and what it was sent."""

    address: str = ""
    language: str = "en"
    viewer: int = 7
    text: str = STARTER
    marks: list[dict[str, object]] = field(default_factory=list)
    is_built: bool = True
    refuses: bool = False
    is_silent: bool = False
    posted: list[dict[str, str]] = field(default_factory=list)

    @property
    def sources(self) -> list[str]:
        return [form["source"].replace("\r\n", "\n") for form in self.posted]


@pytest.fixture(scope="module")
def served(require) -> Iterator[list[Site]]:
    require((ROOT / "server/static/built/editor.js").exists(), "the editor is not built (make setup, with Node)")
    app = Flask("server")
    current = [Site()]
    install_assets(app)
    headers.install_headers(app)

    @app.after_request
    def set_policy(response):
        response.headers["Content-Security-Policy"] = POLICY
        return response

    def show(typed: str, posted: str | None = None) -> str:
        return render_template_string(PAGE, site=current[0], typed=typed, posted=posted, limit=LIMIT)

    @app.get("/exercise")
    def open_exercise():
        return show("# the starter\n" if request.args.get("start") else current[0].text)

    @app.post("/exercise")
    def submit():
        site = current[0]
        site.posted.append(request.form.to_dict())
        if site.is_silent:
            return "", 204
        if site.refuses or request.form["meant"] == "draft":
            return show(site.sources[-1]), 422 if site.refuses else 200
        site.text = site.sources[-1]
        return redirect(f"/result/{len(site.posted) - 1}", 303)

    @app.get("/result/<int:number>")
    def show_result(number):
        return show("", current[0].sources[number])

    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    current[0].address = f"http://127.0.0.1:{server.server_port}"
    yield current
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site(served) -> Site:
    served[0] = Site(address=served[0].address)
    return served[0]


@pytest.fixture
def open_context(browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open a browser of one person; whatever it logs, and every violation of the policy, fails the test at its end."""
    contexts, problems = [], []

    def listen(page: Page) -> None:
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))

    def open_context(**options) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 800}, "locale": "en-GB"} | options)
        context.on("page", listen)
        context.add_init_script(
            "addEventListener('securitypolicyviolation', event => console.error('POLICY', event.violatedDirective))"
        )
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()
    # Being offline is logged by the browser itself, and so is the status of a page that a test asks for.
    assert [text for text in problems if "ERR_INTERNET_DISCONNECTED" not in text and "status of 422" not in text] == []


@pytest.fixture
def page(open_context, site) -> Page:
    return visit(open_context(), site)


def visit(context: BrowserContext, site: Site, query: str = "") -> Page:
    page = context.new_page()
    page.goto(f"{site.address}/exercise{query}")
    return page


def editor(page: Page):
    return page.get_by_role("textbox", name="Your solution")


def expect_text(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("#source")).to_have_value(text)


def type_at_end(page: Page, text: str) -> None:
    editor(page).press("Control+End")
    page.keyboard.insert_text(text)


def note(page: Page, name: str):
    return page.locator(f"[data-note={name}]")


def wait_for_draft(page: Page, text: str) -> None:
    page.wait_for_function("text => Object.values(localStorage).some(value => value.includes(text))", arg=text)


def expect_drafts(page: Page, *texts: str) -> None:
    """Wait until these are kept, as one page may hear late of what another has kept."""
    kept = "texts => JSON.stringify(Object.values(localStorage).map(value => JSON.parse(value).text).sort()) === texts"
    page.wait_for_function(kept, arg=json.dumps(sorted(texts), ensure_ascii=False, separators=(",", ":")))


def hold_clock(page: Page) -> None:
    """Have all that is typed from here on undone as one change; a slow machine would type it in several."""
    page.clock.set_fixed_time(0)


def take_picture(page: Page, name: str) -> None:
    if os.environ.get("GRADUS_SCREENSHOTS"):
        page.screenshot(path=ROOT / os.environ["GRADUS_SCREENSHOTS"] / f"{name}.png", full_page=True)


def test_editor_is_styled_under_the_strict_policy(page):
    assert "unsafe" not in POLICY
    assert "nonce" not in POLICY
    expect(editor(page)).to_be_visible()
    expect(page.locator("#source")).to_be_hidden()
    assert page.locator("style").count() == 0
    assert page.locator(".cm-gutters").evaluate("element => getComputedStyle(element).display") == "flex"
    keyword = page.locator(".cm-line span", has_text=re.compile("^def$")).evaluate("e => getComputedStyle(e).color")
    assert keyword == "rgb(138, 39, 148)"


def test_policy_would_tell_of_a_style_element(browser, site):
    # So that silence in the other tests means something. This is what CodeMirror does without our sheets.js.
    page = browser.new_page()
    page.goto(f"{site.address}/exercise")
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate("document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))")
    page.close()


@pytest.mark.parametrize("missing", ["scripts", "bundle"])
def test_plain_text_area_does_the_whole_job(open_context, site, missing):
    site.is_built = missing != "bundle"
    page = visit(open_context(java_script_enabled=missing != "scripts"), site)
    expect(page.locator(".cm-editor")).to_have_count(0)
    expect_text(page, STARTER)
    page.get_by_label("Your solution").fill("x = 1\n")
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    assert site.sources == ["x = 1\n"]
    assert site.posted[0]["meant"] == "text"


@pytest.mark.parametrize("keys", ["Control+Enter", "Meta+Enter"])
def test_python_is_indented_and_keys_submit(open_context, site, keys):
    context = open_context()
    if keys == "Meta+Enter":
        context.add_init_script("Object.defineProperty(Navigator.prototype, 'platform', { get: () => 'MacIntel' })")
    page = visit(context, site)
    type_at_end(page, "")
    page.keyboard.type("def g(x):\nif x:\nreturn (1,\n2)")
    page.keyboard.press(keys)
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    assert site.sources == [STARTER + "def g(x):\n    if x:\n        return (1,\n                2)"]
    assert site.posted[0]["meant"] == "text"


def test_brackets_are_matched_lines_numbered_and_changes_undone(page):
    expect(page.locator(".cm-lineNumbers .cm-gutterElement").last).to_have_text("6")
    hold_clock(page)
    editor(page).press("Control+End")
    page.keyboard.type("g(1)")
    expect(page.locator(".cm-matchingBracket")).to_have_count(2)
    page.keyboard.press("Control+z")
    expect_text(page, STARTER)
    page.keyboard.press("Control+y")
    expect_text(page, STARTER + "g(1)")


def test_tab_indents_and_escape_then_tab_leaves(page):
    type_at_end(page, "y")
    page.keyboard.press("Tab")
    expect_text(page, f"{STARTER}    y")
    page.keyboard.press("Shift+Tab")
    expect_text(page, f"{STARTER}y")
    page.keyboard.press("Escape")
    # Longer than CodeMirror itself would wait.
    page.wait_for_timeout(2500)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Submit", exact=True)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(editor(page)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.type("z")
    page.keyboard.press("Tab")
    expect_text(page, f"{STARTER}    yz")
    expect(editor(page)).to_be_focused()
    described = editor(page).get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_contain_text("Esc, then Tab leaves")


@pytest.mark.parametrize("way", ["typed", "inserted", "filled", "composed"])
def test_text_over_a_selection_needs_no_style_attribute(page, way):
    hold_clock(page)
    editor(page).press("Control+Home")
    page.keyboard.press("ArrowRight")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowDown")
    if way == "filled":
        editor(page).fill("a\nb")
    elif way == "composed":
        keyboard = page.context.new_cdp_session(page)
        keyboard.send("Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1})
        keyboard.send("Input.insertText", {"text": "に"})
    else:
        (page.keyboard.type if way == "typed" else page.keyboard.insert_text)("zz")
    expect(page.locator("#source")).to_have_value(
        {"filled": "a\nb", "composed": "iに   return x\n"}.get(way, "izz   return x\n")
    )
    page.keyboard.press("Control+z")
    expect_text(page, STARTER)


def test_text_over_a_selection_just_made_replaces_that_one(page):
    editor(page).press("Control+Home")
    page.keyboard.press("Shift+ArrowDown")
    # In one task, as a text expander does it: no selectionchange comes between.
    editor(page).evaluate(
        """content => {
          getSelection().selectAllChildren(content);
          const event = { inputType: "insertText", data: "z", bubbles: true, cancelable: true };
          content.dispatchEvent(new InputEvent("beforeinput", event));
        }"""
    )
    expect_text(page, "z")


def test_label_leads_into_the_editor(page):
    page.locator("label", has_text="Your solution").click()
    expect(editor(page)).to_be_focused()


@pytest.mark.parametrize(("language", "words"), [("en", "Find"), ("ja", "検索")])
def test_search_finds_and_speaks_the_language(open_context, site, language, words):
    site.language = language
    page = visit(open_context(viewport={"width": 360, "height": 700}), site)
    editor(page).press("Control+f")
    field = page.get_by_role("textbox", name=words, exact=True)
    expect(field).to_be_focused()
    page.keyboard.type("return")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-searchMatch-selected")).to_have_text("return")
    take_picture(page, f"editor-search-{language}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("Escape")
    expect(editor(page)).to_be_focused()


def test_japanese_is_composed(page, site):
    type_at_end(page, "# ")
    keyboard = page.context.new_cdp_session(page)
    for part in ("n", "に", "にほn", "にほん", "日本"):
        keyboard.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
    keyboard.send("Input.insertText", {"text": "日本"})
    page.keyboard.type("!")
    expect_text(page, STARTER + "# 日本!")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    assert site.sources == [STARTER + "# 日本!"]


MARKS = [{"line": 5, "message": "TypeError: <b>no</b>"}, {"line": 99, "message": "beyond"}, {"line": "x"}]


@pytest.mark.parametrize(("language", "line"), [("en", "Line {}"), ("ja", "{} 行目")])
def test_errors_are_marked_on_their_lines(open_context, site, language, line):
    site.marks, site.language = MARKS, language
    page = visit(open_context(), site)
    marked = page.locator(".cm-line.cm-marked")
    expect(marked).to_have_text("    return x")
    expect(page.locator(".cm-mark")).to_have_count(1)
    expect(page.locator(".cm-mark")).to_have_attribute("title", "TypeError: <b>no</b>")
    entry = page.locator(".code-marks li")
    expect(entry).to_have_text(f"{line.format(5)} TypeError: <b>no</b>")
    marked.hover(position={"x": 60, "y": 8})
    expect(page.locator(".cm-tooltip")).to_have_text("TypeError: <b>no</b>")
    take_picture(page, f"editor-marks-{language}")
    # A line more above: the mark goes with its line.
    editor(page).press("Control+Home")
    page.keyboard.type("# new\n")
    expect(entry).to_have_text(f"{line.format(6)} TypeError: <b>no</b>")
    expect(marked).to_have_text("    return x")
    entry.get_by_role("button").click()
    expect(editor(page)).to_be_focused()
    expect(page.locator(".cm-announced")).to_contain_text(f"{line.format(6)}: TypeError")
    page.keyboard.type("#")
    expect_text(page, re.compile("\n#    return x\n$"))


def test_mark_in_a_notebook_names_the_cell(open_context, site):
    site.text = "# %% cell 1\na = 1\n\n# %% cell 4\nb = 2\nc = d\n"
    site.marks = [{"line": 6, "message": "NameError: d"}]
    page = visit(open_context(), site)
    expect(page.locator(".code-marks li")).to_have_text("Line 6 cell 4, its line 2: NameError: d")


@pytest.mark.parametrize(
    ("language", "told", "discard"), [("en", "has been restored", "Discard it"), ("ja", "復元しました", "破棄する")]
)
def test_draft_is_restored_told_and_discarded(open_context, site, language, told, discard):
    site.language = language
    context = open_context()
    page = visit(context, site)
    type_at_end(page, "# typed")
    wait_for_draft(page, "# typed")
    page.close()
    page = visit(context, site)
    expect(note(page, "restored")).to_contain_text(told)
    expect_text(page, STARTER + "# typed")
    take_picture(page, f"editor-restored-{language}")
    page.get_by_role("button", name=discard).click()
    expect_text(page, STARTER)
    expect(note(page, "restored")).to_have_count(0)
    expect_drafts(page)
    note(page, "discarded").get_by_role("button").click()
    expect_text(page, STARTER + "# typed")
    page.reload()
    expect_text(page, STARTER + "# typed")
    assert site.posted == []


def test_text_is_kept_at_once_when_the_page_is_left(page, site):
    type_at_end(page, "# quick")
    press(page.locator("#after"))
    expect(note(page, "restored")).to_be_visible()
    expect_text(page, STARTER + "# quick")


def test_page_without_changes_keeps_no_draft(page):
    type_at_end(page, "x")
    wait_for_draft(page, "x")
    page.keyboard.press("Backspace")
    page.reload()
    expect_drafts(page)
    expect(page.locator(".code-note")).to_have_count(0)


def test_draft_is_cleared_by_its_result_and_not_offered_again(page, site):
    type_at_end(page, "# あ  \n\n")
    wait_for_draft(page, "# あ")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    expect_drafts(page)
    page.goto(f"{site.address}/exercise?start=starter")
    expect_text(page, "# the starter\n")
    expect(page.locator(".code-note")).to_have_count(0)


def test_refused_text_stays_a_draft(page, site):
    site.refuses = True
    type_at_end(page, "# refused")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert site.sources == [STARTER + "# refused"]
    expect_text(page, STARTER + "# refused")
    expect(page.locator(".code-note")).to_have_count(0)
    page.goto(f"{site.address}/exercise")
    expect(note(page, "restored")).to_be_visible()
    expect_text(page, STARTER + "# refused")


def test_text_that_was_asked_for_wins_and_the_draft_is_offered(page, site):
    type_at_end(page, "# mine")
    wait_for_draft(page, "# mine")
    page.goto(f"{site.address}/exercise?start=starter")
    expect_text(page, "# the starter\n")
    note(page, "offered").get_by_role("button", name="Restore it").click()
    expect_text(page, STARTER + "# mine")
    note(page, "restored").get_by_role("button", name="Undo").click()
    expect_text(page, "# the starter\n")
    note(page, "offered").get_by_role("button", name="Discard it").click()
    expect_drafts(page)
    page.goto(f"{site.address}/exercise")
    expect_text(page, STARTER)


def test_later_submission_wins_and_the_draft_is_offered(page, site):
    type_at_end(page, "# here")
    wait_for_draft(page, "# here")
    site.text = "# handed in elsewhere\n"
    page.goto(f"{site.address}/exercise")
    expect_text(page, "# handed in elsewhere\n")
    expect(note(page, "offered")).to_be_visible()
    # Typing on does not overwrite what is offered.
    type_at_end(page, "# more")
    wait_for_draft(page, "# more")
    expect_drafts(page, "# handed in elsewhere\n# more", STARTER + "# here")


def test_two_tabs_keep_two_drafts_and_are_told(open_context, site):
    context = open_context()
    one, two = visit(context, site), visit(context, site)
    type_at_end(one, "# one")
    wait_for_draft(one, "# one")
    expect(note(two, "elsewhere")).to_contain_text("another tab")
    type_at_end(two, "# two")
    wait_for_draft(two, "# two")
    expect(note(one, "elsewhere")).to_be_visible()
    expect_drafts(one, STARTER + "# one", STARTER + "# two")
    # The one that is handed in leaves the other's draft alone.
    two.keyboard.press("Control+Enter")
    expect(two.get_by_role("heading", name="Result")).to_be_visible()
    expect_drafts(one, STARTER + "# one")


def test_draft_is_not_shown_to_another_person(page, site):
    type_at_end(page, "# private")
    wait_for_draft(page, "# private")
    site.viewer = 8
    page.goto(f"{site.address}/exercise")
    expect_text(page, STARTER)
    expect(page.locator(".code-note")).to_have_count(0)


def test_browser_that_keeps_nothing_says_so(open_context, site):
    context = open_context()
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    page = visit(context, site)
    type_at_end(page, "# lost?")
    expect(note(page, "unkept")).to_contain_text("keeps no drafts")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Result")).to_be_visible()


NOTEBOOK = json.dumps(
    {
        "nbformat": 4,
        "cells": [
            {"cell_type": "markdown", "source": ["# Title"]},
            {"cell_type": "code", "source": ["import torch\n", "%matplotlib inline"], "outputs": []},
            {"cell_type": "code", "source": "def f(x):\n    return x"},
        ],
    }
)
JOINED = "# %% cell 1\nimport torch\n# %matplotlib inline\n\n# %% cell 2\ndef f(x):\n    return x\n"


def choose(page: Page, name: str, data: bytes) -> None:
    page.locator("#file").set_input_files({"name": name, "mimeType": "", "buffer": data})


def drop(page: Page, name: str, data: str, target: str = ".cm-content") -> None:
    transfer = page.evaluate_handle(
        "([name, data]) => { const d = new DataTransfer(); d.items.add(new File([data], name)); return d }",
        [name, data],
    )
    page.dispatch_event(target, "dragover", {"dataTransfer": transfer})
    expect(page.locator("form.code-drop")).to_have_count(1)
    take_picture(page, "editor-drop")
    page.dispatch_event(target, "drop", {"dataTransfer": transfer})
    expect(page.locator("form.code-drop")).to_have_count(0)


@pytest.mark.parametrize("way", ["chosen", "dropped", "dropped-beside"])
def test_file_comes_into_the_editor_and_is_undone(page, site, way):
    if way == "chosen":
        page.get_by_text("or open a file").click()
        choose(page, "mine.py", "x = 'あ'\r\n".encode())
    else:
        drop(page, "mine.py", "x = 'あ'\r\n", "body" if way == "dropped-beside" else ".cm-content")
    expect(note(page, "file")).to_contain_text("mine.py is in the editor now. It is not submitted yet.")
    expect_text(page, "x = 'あ'\n")
    note(page, "file").get_by_role("button", name="Undo").click()
    expect_text(page, STARTER)
    editor(page).press("Control+z")
    expect_text(page, "x = 'あ'\n")
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    assert site.sources == ["x = 'あ'\n"]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "The 2 code cells of a.ipynb"), ("ja", "a.ipynb のコードセル 2 個")]
)
def test_notebook_comes_into_the_editor_cell_by_cell(open_context, site, language, words):
    site.language = language
    page = visit(open_context(), site)
    drop(page, "a.ipynb", NOTEBOOK)
    expect(note(page, "file")).to_contain_text(words)
    expect_text(page, JOINED)


BAD = {
    "a.txt": (b"x", "neither a .py nor a .ipynb", "でも .ipynb でもありません"),
    "large.py": (b"#" * (LIMIT + 1), "at most 2 KiB", "上限 2 KiB"),
    "sjis.py": (b"# \x82\xa0", "not UTF-8", "UTF-8 のテキストではありません"),
    "empty.py": (b"", "is empty", "空です"),
    "broken.ipynb": (b"{", "not a notebook", "ノートブックとして読めません"),
    "prose.ipynb": (b'{"cells": []}', "no code cell", "コードセルがありません"),
}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_bad_file_is_explained_and_what_was_typed_stays(open_context, site, language):
    site.language = language
    page = visit(open_context(), site)
    type_at_end(page, "# typed")
    for name, (data, english, japanese) in BAD.items():
        choose(page, name, data)
        expect(page.get_by_role("alert").locator("[data-note=file]")).to_contain_text(name)
        expect(note(page, "file")).to_contain_text(english if language == "en" else japanese)
        expect_text(page, STARTER + "# typed")
    take_picture(page, f"editor-bad-file-{language}")


def test_second_press_is_not_sent_and_the_button_works_on_the_way_back(page, site):
    submit = page.get_by_role("button", name="Submit", exact=True)
    page.evaluate("() => { for (let n = 0; n < 3; n++) document.querySelector('button.primary').click() }")
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    assert len(site.posted) == 1
    page.go_back()
    expect(submit).to_be_enabled()
    submit.click()
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    assert len(site.posted) == 2


@pytest.mark.parametrize("ending", ["page was put aside", "no answer came"])
def test_button_rests_while_sending_and_comes_back(open_context, site, ending):
    site.is_silent = True
    page = open_context().new_page()
    page.clock.install(time=0)
    page.goto(f"{site.address}/exercise")
    page.clock.pause_at(3_600_000)
    submit = page.get_by_role("button", name="Submit", exact=True)

    def rests():
        # Playwright lets no time pass, without a word, while a page is on its way.
        page.clock.run_for(10)
        return submit.is_disabled()

    submit.click()
    expect(note(page, "sending")).to_be_visible()
    wait_for(lambda: site.posted)
    wait_for(rests)
    take_picture(page, "editor-sending")
    editor(page).press("Control+Enter")
    page.clock.run_for(10_000)
    expect(submit).to_be_disabled()
    assert len(site.posted) == 1
    if ending == "no answer came":
        page.clock.run_for(10_000)
    else:
        # The browser of these tests does not put pages aside by itself, so the event is given.
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })), 1")
    expect(submit).to_be_enabled()
    expect(note(page, "sending")).to_have_count(0)
    submit.click()
    expect(note(page, "sending")).to_be_visible()
    wait_for(lambda: len(site.posted) == 2)
    wait_for(rests)


@pytest.mark.parametrize(("language", "words"), [("en", "You are offline"), ("ja", "オフライン")])
def test_offline_is_said_and_the_text_stays(open_context, site, language, words):
    site.language = language
    context = open_context()
    page = visit(context, site)
    type_at_end(page, "# offline")
    context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect_text(page, STARTER + "# offline")
    take_picture(page, f"editor-offline-{language}")
    context.set_offline(False)
    expect(note(page, "offline")).to_have_count(0)
    editor(page).press("Control+Enter")
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    assert site.sources == [STARTER + "# offline"]


def test_other_language_is_asked_with_the_text_of_the_editor(page, site):
    type_at_end(page, "# half")
    press(page.get_by_role("button", name="other language"))
    expect_text(page, STARTER + "# half")
    assert [form["meant"] for form in site.posted] == ["draft"]
    page.goto(f"{site.address}/exercise")
    expect_text(page, STARTER + "# half")


def test_script_that_writes_into_the_text_area_writes_into_the_editor(page):
    page.evaluate(
        "() => { const a = document.querySelector('#source'); a.value = 'x'; a.dispatchEvent(new Event('input')) }"
    )
    expect(editor(page)).to_have_text("x")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_phone_is_comfortable_and_colours_follow_the_system(open_context, site, dark):
    site.marks = MARKS
    site.text = STARTER + "    # " + "a long line " * 12 + "\n    y = 'text' + str(3.5)\n"
    options = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    page = visit(open_context(color_scheme="dark" if dark else "light", **options), site)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    scroller = page.locator(".cm-scroller")
    assert scroller.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert float(editor(page).evaluate("element => parseFloat(getComputedStyle(element).fontSize)")) >= 16
    take_picture(page, f"editor-phone-{'dark' if dark else 'light'}")

    def background() -> int:
        return page.locator(".cm-editor").evaluate("e => +getComputedStyle(e).backgroundColor.match(/\\d+/)[0]")

    assert (background() < 80) == dark
    page.emulate_media(color_scheme="light" if dark else "dark")
    assert (background() < 80) != dark


def test_font_follows_the_size_that_the_visitor_chose(page):
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert editor(page).evaluate("element => getComputedStyle(element).fontSize") == "28px"
