"""What anybody may write is shown as text wherever it appears: no script runs, and the policy has nothing to stop."""

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.browsing import press
from tests.e2e.classroom import PASSWORD, open_classroom
from tests.e2e.conftest import find_free_bind

ROOT = Path(__file__).resolve().parent.parent.parent
PAYLOADS = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
EXERCISE = "reduce-sum-curve"
COURSE = "/courses/hostile"
# One submission brings the payload into the output, a comment, an answer's keys and elements, an exception and a graph.
SOURCE = """# {payload}
import torch

PAYLOAD = {literal}
print(PAYLOAD)


def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    f(leaf).sum().backward()
    print({{PAYLOAD: PAYLOAD}})
    if x.numel() == 17:
        return {{PAYLOAD: torch.tensor(1.0), "list": [PAYLOAD]}}
    if x.numel() == 5:
        raise type(PAYLOAD, (ValueError,), {{}})(PAYLOAD)
    return [PAYLOAD, type(PAYLOAD, (), {{}})()]
"""
# Elements that only a payload would make.
DATA = "[type='application/json']"
FOREIGN = f"script:not([src]):not({DATA}), iframe, [onerror], [onload], a[href^='javascript:'], img[src='x']"


@pytest.fixture(scope="module")
def hostile(start_site, tmp_path_factory):
    """A site whose bank has one exercise, with hostile titles, and a course and people to match."""
    folder = tmp_path_factory.mktemp("hostile")
    bank = folder / "bank"
    for name in ("tracks.toml", EXERCISE):
        source = ROOT / "exercises" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, _make(bank) / name)
    settings = bank / EXERCISE / "exercise.toml"
    text = re.sub(
        r'(?m)^(en|ja) = "', lambda found: f"{found[0]}{_quote(PAYLOADS[0] + PAYLOADS[1])}", settings.read_text()
    )
    settings.write_text(text)
    data = folder / "data"
    data.mkdir()
    site = start_site(data, find_free_bind(), 1, GRADUS_BANK=str(bank))
    try:
        with open_classroom(data, "hostile", PAYLOADS[1] + PAYLOADS[0], bank) as classroom:
            yield site, classroom
    finally:
        site.stop()


def _make(folder):
    folder.mkdir(exist_ok=True)
    return folder


def _quote(text):
    return text.replace("\\", "\\\\").replace('"', '\\"')


@pytest.mark.parametrize("number", range(len(PAYLOADS)), ids=PAYLOADS)
def test_payload_is_shown_as_text_everywhere(browser, hostile, number):
    site, classroom = hostile
    payload, email = PAYLOADS[number], f"mallory{number}@example.com"
    classroom.enrol(email, payload)
    source = SOURCE.format(payload=payload, literal=repr(payload))
    submission = classroom.hand_in(email, EXERCISE, source, f"{payload}.py")
    classroom.wait()
    context = browser.new_context(locale="en-GB")
    problems = []
    context.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error('POLICY', event.violatedDirective))"
    )
    page = context.new_page()
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: (problems.append(dialog.message), dialog.dismiss()))

    def check(path, *places):
        page.goto(site.address + path)
        for place in places:
            assert any(payload in text for text in page.locator(place).all_inner_texts()), (
                f"{path} {place}: {page.locator('main').inner_text()}"
            )
        assert page.locator(FOREIGN).count() == 0, path
        assert page.evaluate("window.ran") is None, path

    page.goto(f"{site.address}/sign-in?next={COURSE}")
    page.locator("#email").fill(email)
    page.locator("#password").fill(PASSWORD)
    press(page.locator("form#sign-in button.primary"))
    check(COURSE, ".viewer")
    expect(page.locator("h1")).to_have_text(PAYLOADS[1] + PAYLOADS[0])
    expect(page.locator(".row-link").first).to_contain_text(PAYLOADS[0])
    check(f"/submissions/{submission}", ".viewer", ".output", "ol.source", ".facts dd", ".message")
    check(f"{COURSE}/submissions", ".row-main")
    # A draft of somebody who shares the browser, or of an attack on its storage.
    check(f"{COURSE}/exercises/{EXERCISE}", ".viewer")
    draft = {"text": payload, "base": payload, "at": 1}
    key = page.locator("#source").get_attribute("data-draft")
    page.evaluate("([key, draft]) => localStorage.setItem(`gradus-draft:${key}#1`, draft)", [key, json.dumps(draft)])
    check(f"{COURSE}/exercises/{EXERCISE}")
    page.locator("[data-note=offered] button, [data-note=restored] button").first.click()
    cells = [{"cell_type": "code", "source": [payload]}, {"cell_type": payload, "source": payload}]
    notebook = json.dumps({"cells": cells, "nbformat": 4}).encode()
    files = {"name": f"{payload.replace('/', '_')}.ipynb", "mimeType": "application/json", "buffer": notebook}
    page.locator("#file").set_input_files(files)
    expect(page.locator("[data-note=file]")).to_be_visible()
    assert payload in page.locator("#source").input_value()
    assert page.locator(FOREIGN).count() == 0
    assert page.evaluate("window.ran") is None
    context.close()
    assert problems == []
