"""What the result page explains: the simplest input that fails, a right solution's graph, the way downhill."""

import pytest

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
    student.page.locator(".checks").wait_for(timeout=60_000)
    return student


@pytest.mark.parametrize("name", WINDOWS)
def test_simplest_input_and_right_graph_are_shown(open_browser, site, name):
    student = submit(open_browser, site, "reduce-sum-curve", WRONG_AT_ZERO, **WINDOWS[name])
    found = student.page.locator(".counterexample").first
    assert found.locator(".simplest").inner_text() == 'f = support.function("polynomial"), x = [0.]'
    assert found.locator("dd").all_inner_texts() == ["[0]", "[1]"]
    found.locator("summary").click()
    assert "x = torch.tensor([0.], dtype=torch.float64)\ncurve(f, x)" in found.locator("pre").inner_text()
    assert student.page.locator(".graph-svg").count() == 2
    assert student.page.get_by_role("heading", name="A right solution's graph").is_visible()
    assert student.page.evaluate("document.documentElement.scrollWidth") == WINDOWS[name]["width"]
    student.take_picture(f"counterexample-{name}")


@pytest.mark.parametrize("name", WINDOWS)
def test_way_downhill_is_walked_step_by_step(open_browser, site, name):
    student = submit(open_browser, site, "gd-one-step", RATE_IGNORED, **WINDOWS[name])
    figure = student.page.locator(".descent")
    student.take_picture(f"descent-{name}")
    marks = figure.locator("svg.plot-svg [data-step]")

    def visible():
        return sum(each.is_visible() for each in marks.locator(".plot-point").all())

    assert visible() == 22
    figure.get_by_role("button", name="From the start").press("Enter")
    assert visible() == 2
    student.page.keyboard.press("ArrowRight")
    assert visible() == 4
    assert figure.locator(".walk-words").inner_text().startswith("Step 1: right (")
    student.page.keyboard.press("Escape")
    assert visible() == 22


def test_whole_way_is_there_without_scripts_and_in_japanese(open_browser, site):
    student = submit(open_browser, site, "gd-one-step", RATE_IGNORED, scripts=False)
    student.page.get_by_role("button", name="日本語").or_(student.page.get_by_role("link", name="日本語")).first.click()
    figure = student.page.locator(".descent")
    assert sum(each.is_visible() for each in figure.locator("svg.plot-svg .plot-point").all()) >= 22
    assert not figure.locator(".walk").is_visible()
    assert "失敗する最も簡単な入力" in student.page.content() or student.page.locator(".counterexample").count() == 0
    student.take_picture("descent-japanese")
