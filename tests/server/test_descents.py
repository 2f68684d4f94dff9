"""The way downhill: the curve and the contour lines, both paths, step by step, and what runs away."""

import math
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import torch
from flask import Flask, request
from flask_babel import Babel, force_locale

from graders.descent import find_descent
from graders.observation import Shown, Trace
from graders.report import DescentView
from graders.text import Text
from server.descents import draw_descent


@pytest.fixture(scope="module")
def pages(translations):
    app = Flask("server")
    Babel(app, locale_selector=lambda: request.args.get("lang", "en"))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    return app


@pytest.fixture(autouse=True, scope="module")
def english(pages):
    with pages.test_request_context("/?lang=en"):
        yield


def point(*numbers):
    return torch.tensor(numbers, dtype=torch.float64)


def walk_bowl(lr=0.1, steps=10):
    """Go down x₁² + 4x₂²."""
    path = [point(1.5, -1.0)]
    for _ in range(steps):
        path.append(path[-1] - lr * path[-1] * point(2.0, 8.0))
    return path


def make_shown(right, got, value=lambda at: at[0] ** 2 + 4 * at[1] ** 2):
    return Shown(Text("walk(f, x)", "walk(f, x)"), None, (), right, got, None, Trace(0.1, lambda at: at, value))


def render(pages, descent):
    return str(pages.jinja_env.get_template("descent.html").module.descent_section(descent))


def parse(page):
    svg = re.search(r"<svg class=\"plot-svg\".*?</svg>", page, re.DOTALL)[0]
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_two_numbers_make_contour_lines():
    right = walk_bowl()
    descent = draw_descent(find_descent(make_shown(right, right)), "d")
    assert descent.is_map
    assert len({level for _, level in descent.lines}) > 3
    (x_low, *_, x_high), (y_low, *_, y_high) = find_descent(make_shown(right, right)).axes
    assert x_low < 0.2 < 1.5 < x_high
    assert y_low < -1.0 < 0.1 < y_high
    assert descent.summary == "Both paths end at (0.1611, −1.024e−7)."


def test_contour_lines_are_where_the_function_has_their_level():
    right = walk_bowl()
    view = find_descent(make_shown(right, None))
    descent = draw_descent(view, "d")
    (x_low, *_, x_high), (y_low, *_, y_high) = view.axes
    for points, level in descent.lines:
        for pair in points.split():
            a, b = map(float, pair.split(","))
            x = x_low + (a - descent.left) / (descent.right - descent.left) * (x_high - x_low)
            y = y_low + (descent.bottom - b) / (descent.bottom - descent.top) * (y_high - y_low)
            assert x * x + 4 * y * y == pytest.approx(float(level), abs=0.1)


def test_one_number_goes_down_the_curve():
    right = [3.0, 2.0, 1.5]
    descent = draw_descent(find_descent(make_shown(right, [3.0, 3.5], lambda x: x * x)), "d")
    assert not descent.is_map
    paths = {path.kind: [(mark.x, mark.y) for mark in path.marks] for path in descent.paths}
    assert [len(marks) for marks in paths.values()] == [3, 2]
    across, up = zip(*paths["right"], strict=True)
    assert list(across) == sorted(across, reverse=True)  # to the left, and down the page
    assert list(up) == sorted(up)
    (curve,) = [points for points, _ in descent.lines]
    near = min((abs(float(pair.split(",")[0]) - across[1]), float(pair.split(",")[1])) for pair in curve.split())
    assert near[1] == pytest.approx(up[1], abs=3)


def test_whole_path_is_there_without_javascript(pages):
    right, got = walk_bowl(), walk_bowl(lr=0.2)
    page = render(pages, draw_descent(find_descent(make_shown(right, got)), "d"))
    steps = [int(group.get("data-step")) for group in parse(page).iter() if group.get("data-step")]
    assert sorted(steps) == sorted([*range(1, 12)] * 2)
    assert re.search(r'<div class="walk"[^>]* hidden>', page)
    assert "is-later" not in page
    assert page.count('<li class="step-forward"') == 11
    assert "Step 1: right (1.2, −0.2), yours (0.9, 0.6)." in page


def test_path_that_runs_away_stays_within_its_frame(pages):
    right = walk_bowl()
    got = [point(10.0**step, -(10.0**step)) for step in range(11)]
    descent = draw_descent(find_descent(make_shown(right, [*got, point(math.inf, math.nan)])), "d")
    marks = [mark for path in descent.paths if path.kind == "got" for mark in path.marks]
    assert all(descent.left <= mark.x <= descent.right and descent.top <= mark.y <= descent.bottom for mark in marks)
    assert marks[-1].is_outside
    assert len(marks) == 11  # what is not finite ends it
    parse(render(pages, descent))


@pytest.mark.parametrize("got", [None, "text", [1.0, None], [[1.0, 2.0, 3.0]], 7, [], [point(1.0, 2.0, 3.0)]])
def test_answer_of_another_kind_is_not_drawn(got):
    descent = draw_descent(find_descent(make_shown(walk_bowl(), got)), "d")
    assert [path.kind for path in descent.paths] == ["right"]
    assert descent.summary == "Your answer is not a path like the right one, so it is not drawn."


def test_no_function_or_more_numbers_make_no_picture():
    assert find_descent(make_shown(walk_bowl(), None, None)) is None
    assert find_descent(make_shown([point(1.0, 2.0, 3.0)], None)) is None
    assert draw_descent(DescentView("f", ((0.0, 1.0),), (None, None), ((0.0,),), None), "d") is None
    assert draw_descent(DescentView("f", ((0.0, 1.0),), (1.0,), ((0.0,),), None), "d") is None


def test_words_are_japanese_too(pages):
    right = walk_bowl()
    with force_locale("ja"):
        page = render(pages, draw_descent(find_descent(make_shown(right, walk_bowl(0.2))), "d"))
    assert not re.search(r">[^<]*\b(path|step|below|downhill|equally)\b", page)


@pytest.mark.parametrize(("language", "said", "other"), [("en", "the path", "軌跡"), ("ja", "軌跡", "the path")])
def test_caption_is_in_the_readers_language(pages, language, said, other):
    shown = replace(make_shown(walk_bowl(), walk_bowl(0.2)), what=Text("the path", "軌跡"))
    with force_locale(language):
        page = render(pages, draw_descent(find_descent(shown), "d"))
    assert page.count(said) == 2
    assert other not in page
