"""What the result page explains: the simplest input that fails, a right solution's graph, the way downhill."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.browsing import press
from tests.patience import wait_for

RATE_IGNORED = """import torch


def step(f, x, lr):
    leaf = x.detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(f(leaf), leaf)
    return (leaf - 0.5 * lr * slope).detach().requires_grad_()
"""
WRONG_AT_ZERO = """import torch


def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    (slope,) = torch.autograd.grad(f(leaf).sum(), leaf)
    slope[x == 0] = 1.0
    return slope
"""
HAS_ITS_STYLES = "[...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet)"
WINDOWS = {
    "desktop-light": {"width": 1280},
    "phone-dark": {"width": 360, "dark": True},
    "phone-light": {"width": 360},
    "desktop-dark": {"width": 1280, "dark": True},
}


def submit(open_browser, site, slug, source, **window):
    student = open_browser(**window)
    student.sign_in("aki@example.com")
    course = student.page.locator("a[href*='/courses/']").first.get_attribute("href")
    student.page.goto(site.address + course.rstrip("/") + f"/exercises/{slug}")
    student.submit(source)
    expect(student.page.locator("#outcome:not([data-live]) .checks")).to_be_visible()
    # The result brings style sheets of its own into the page that waited for it.
    wait_for(lambda: student.page.evaluate(HAS_ITS_STYLES))
    return student


@pytest.mark.parametrize("name", WINDOWS)
def test_simplest_input_and_right_graph_are_shown(open_browser, site, name):
    student = submit(open_browser, site, "reduce-sum-curve", WRONG_AT_ZERO, **WINDOWS[name])
    found = student.page.locator(".counterexample").first
    expect(found.locator(".simplest")).to_have_text('f = support.function("polynomial"), x = [0.]')
    expect(found.locator("dd")).to_have_text(["[0]", "[1]"])
    found.locator("summary").click()
    assert "x = torch.tensor([0.], dtype=torch.float64)\ncurve(f, x)" in found.locator("pre").inner_text()
    expect(student.page.locator(".graph-svg")).to_have_count(2)
    expect(student.page.get_by_role("heading", name="A right solution's graph")).to_be_visible()
    assert student.page.evaluate("document.documentElement.scrollWidth") == WINDOWS[name]["width"]
    student.take_picture(f"counterexample-{name}")


@pytest.mark.parametrize("name", WINDOWS)
def test_way_downhill_is_walked_step_by_step(open_browser, site, name):
    student = submit(open_browser, site, "gd-one-step", RATE_IGNORED, **WINDOWS[name])
    figure = student.page.locator(".descent")
    student.take_picture(f"descent-{name}")
    points = figure.locator("svg.plot-svg [data-step] .plot-point").filter(visible=True)
    expect(points).to_have_count(22)
    figure.get_by_role("button", name="From the start").press("Enter")
    expect(points).to_have_count(2)
    student.page.keyboard.press("ArrowRight")
    expect(points).to_have_count(4)
    expect(figure.locator(".walk-words")).to_have_text(re.compile(r"^Step 1: right \("))
    student.page.keyboard.press("Escape")
    expect(points).to_have_count(22)


def test_whole_way_is_there_without_scripts_and_in_japanese(open_browser, site):
    student = submit(open_browser, site, "gd-one-step", RATE_IGNORED, scripts=False)
    press(student.page.get_by_role("link", name="日本語"))
    figure = student.page.locator(".descent")
    assert figure.locator("svg.plot-svg .plot-point").filter(visible=True).count() >= 22
    expect(figure.locator(".walk")).to_be_hidden()
    student.take_picture("descent-japanese")


def test_simplest_input_is_told_in_japanese(open_browser, site):
    student = submit(open_browser, site, "reduce-sum-curve", WRONG_AT_ZERO, scripts=False)
    press(student.page.get_by_role("link", name="日本語"))
    expect(student.page.locator(".counterexample").first).to_contain_text("失敗する最も簡単な入力")
