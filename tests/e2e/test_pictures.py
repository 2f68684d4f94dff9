"""The pictures in a real browser, under the policy of the submission page: walked by keys, whole without scripts."""

import json
import re
import shutil
import threading

import pytest
import torch
from flask import Flask, render_template_string
from flask_babel import Babel
from playwright.sync_api import expect
from werkzeug.serving import make_server

from graders.report import GraphNode, GraphView, PlotView
from graders.runner.trace import trace
from server.graphs import draw_graph
from server.plots import draw_plot
from server.routes.headers import CONTENT_SECURITY_POLICY

POLICY = CONTENT_SECURITY_POLICY
if "script-src" not in POLICY:
    POLICY += "; script-src 'self'"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pictures</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/style.css"><link rel="stylesheet" href="/static/pictures.css">
<script type="module" src="/static/graph.js"></script></head><body><main class="page">
{% from "graph.html" import graph_section %}{% from "plot.html" import plot_section %}
{{ graph_section(graph) }}{{ plot_section(plot) }}</main></body></html>"""


def submission(x):
    y = x**2
    z = 2 * y + 3
    z.backward()


@pytest.fixture(scope="module")
def address(require):
    """Serve one page with both pictures."""
    require(shutil.which("dot"), "dot is not installed (Debian's package graphviz)")
    app = Flask("server")
    Babel(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    traced = json.loads(trace(submission, [torch.tensor(2.0, requires_grad=True)]))
    view = GraphView("f(x)", tuple(GraphNode(**node) for node in traced["nodes"]), tuple(traced["roots"]), None)
    curve = PlotView("f(x)", "curve", (0.0, 1.0, 2.0), (0.0, 4.0, 8.0), (0.0, 2.0, None), (3.0, 5.0, 11.0))

    @app.get("/")
    def show():
        page = render_template_string(PAGE, graph=draw_graph(view, "graph"), plot=draw_plot(curve, "plot"))
        return page, {"Content-Security-Policy": POLICY}

    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def open_page(browser, address):
    """Open the page; whatever it logs, a breach of the policy too, fails the test."""
    contexts, problems = [], []

    def open_window(**options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(address)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert problems == []


def expect_visible(page, selector, count):
    expect(page.locator(selector).filter(visible=True)).to_have_count(count)


def test_arrow_keys_walk_forward_and_back(open_page):
    page = open_page(reduced_motion="reduce")
    words = page.locator(".walk-words")
    assert words.get_attribute("aria-live") == "polite"
    page.get_by_role("button", name="From the start").press("Enter")
    expect(words).to_have_text("Step 1 of 8, forward: x = 2")
    expect_visible(page, "svg .gradient", 0)
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    expect(words).to_have_text("Step 8 of 8, backward: ∂v₁/∂x = 4, so 2 × 4 = 8 arrives at x.")
    expect_visible(page, "svg .gradient", 3)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(words).to_have_text(re.compile("^Step 7 of 8"))
    expect_visible(page, "svg .gradient", 2)
    page.keyboard.press("Escape")
    expect_visible(page, "svg .gradient", 3)


def test_without_scripts_everything_is_there(open_page):
    page = open_page(java_script_enabled=False)
    expect(page.locator(".walk")).to_be_hidden()
    expect_visible(page, "svg .gradient", 3)
    expect_visible(page, "svg .factor", 3)
    page.get_by_text("The graph step by step").click()
    expect(page.locator("li", has_text="∂v₁/∂x = 4, so 2 × 4 = 8 arrives at x.")).to_be_visible()


def test_narrow_page_does_not_grow(open_page):
    for scheme in ("light", "dark"):
        page = open_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_print_shows_all_of_a_walk_in_progress(open_page):
    page = open_page()
    page.get_by_role("button", name="From the start").click()
    page.emulate_media(media="print")
    expect_visible(page, "svg .gradient", 3)


def test_pictures_have_names(open_page):
    page = open_page()
    expect(page.get_by_role("img", name="Computation graph of f(x)")).to_be_visible()
    expect(page.get_by_role("img", name="Plot of f(x)")).to_be_visible()
    page.get_by_text("The graph as a table").click()
    expect(page.get_by_role("cell", name="∂v₁/∂x = 4")).to_be_visible()
