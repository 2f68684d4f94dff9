"""The plot of an answer: axes, lines, gaps, and what is too large to be drawn."""

import math
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from flask import Flask, request
from flask_babel import Babel, force_locale
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.report import PlotView
from graders.text import Text
from server.drawing.axes import Axis, choose_range, choose_step, widen
from server.plots import draw_plot


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


def make_view(right=(1.0, 2.0, 4.0), got=(1.0, 3.0, 4.0), x=(0.0, 1.0, 2.0), value=None, kind="curve", what="f(x)"):
    return PlotView(what, kind, tuple(x), tuple(right), None if got is None else tuple(got), value)


def render(pages, plot):
    return str(pages.jinja_env.get_template("plot.html").module.plot_section(plot))


def parse(page):
    svg = re.search(r"<svg class=\"plot-svg\".*?</svg>", page, re.DOTALL)[0]
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def series(plot, kind):
    return next(each for each in plot.series if each.kind == kind)


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (-2.0, 2.0, ["−2", "−1", "0", "1", "2"]),
        (0.0, 10.0, ["0", "2", "4", "6", "8", "10"]),
        (0.0, 0.003, ["0", "5e−4", "0.001", "0.0015", "0.002", "0.0025", "0.003"]),
        (-1e300, 1e300, ["−1e300", "−5e299", "0", "5e299", "1e300"]),
        (1e6, 1e6 + 1, None),
    ],
)
def test_ticks_are_round_numbers(low, high, labels):
    ticks = Axis(low, high, 0.0, 100.0).list_ticks(6 if labels is None or len(labels) > 5 else 4)
    assert labels is None or [tick.label.replace("0.0005", "5e−4") for tick in ticks] == labels
    assert 2 <= len(ticks) <= 12
    assert all(0 <= tick.place <= 100 for tick in ticks)


@given(st.floats(1e-300, 1e300))
def test_step_is_one_two_or_five(rough):
    step = choose_step(rough)
    assert rough * 0.99 <= step <= rough * 5.1
    mantissa = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(mantissa - wanted) for wanted in (1, 2, 5, 10)) < 1e-6


numbers = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True))
rows = st.lists(numbers, min_size=3, max_size=3)


@given(rows, rows, rows, st.sampled_from(["curve", "path"]))
@settings(deadline=None)
def test_any_numbers_make_a_picture_within_its_frame(pages, x, right, got, kind):
    plot = draw_plot(make_view(right, got, x, kind=kind), "p")
    if plot is None:
        return
    for line in plot.series:
        for spot in line.spots:
            assert plot.left <= spot.x <= plot.right
            assert plot.top <= spot.y <= plot.bottom
    parse(render(pages, plot))


def test_lines_differ_in_more_than_colour(pages):
    page = render(pages, draw_plot(make_view(value=(0.0, 1.0, 2.0)), "p"))
    assert [page.count(f'<g class="plot-{kind}">') for kind in ("value", "right", "got")] == [1, 1, 1]
    svg = parse(page)
    assert len([each for each in svg.iter() if each.tag.endswith("circle")]) == 3
    assert len([each for each in svg.iter() if each.tag.endswith("rect")]) == 3
    assert "your answer: (1, 3)" in page
    assert "Your answer differs from the right one at 1 of 3 points." in page


def test_missing_number_is_a_gap():
    plot = draw_plot(make_view((1.0, 2.0, 3.0, 4.0, 5.0), (1.0, 2.0, None, 4.0, 5.0), range(5)), "p")
    assert len(series(plot, "got").pieces) == 2
    assert len(series(plot, "right").pieces) == 1
    assert "Where your answer is not finite, the line has a gap." in plot.remarks


def test_answer_that_runs_away_is_clipped_and_said_so():
    plot = draw_plot(make_view((1.0, 2.0, 3.0), (1.0, -1e300, 1e300)), "p")
    assert [spot.edge for spot in series(plot, "got").spots] == ["", "down", "up"]
    assert not [spot for spot in series(plot, "right").spots if spot.edge]
    assert len(series(plot, "got").pieces) == 1
    assert plot.remarks == ("2 values lie outside the picture; triangles at the edge point to them.",)


def test_what_lies_outside_is_not_joined_along_the_edge():
    plot = draw_plot(make_view((1.0, 2.0, 3.0), (1e9, 1e9, 1e9)), "p")
    assert series(plot, "got").pieces == ()
    assert len(series(plot, "got").spots) == 3


def test_right_answer_stays_in_the_picture():
    assert choose_range([0.0, 1.0], [3.0]) == widen(0.0, 3.0)
    assert choose_range([0.0, 1.0], [300.0]) == (-0.25, 1.25)
    low, high = choose_range([5.0, 5.0])
    assert low < 5.0 < high


def test_points_are_joined_from_left_to_right():
    plot = draw_plot(make_view((1.0, 2.0, 3.0), None, (2.0, 0.0, 1.0)), "p")
    places = [spot.x for spot in series(plot, "right").spots]
    assert places == sorted(places)


def test_path_counts_whole_steps():
    plot = draw_plot(make_view(kind="path"), "p")
    assert [tick.label for tick in plot.x_ticks] == ["0", "1", "2"]
    assert (plot.x_name, series(plot, "got").name) == ("step", "your path")


def test_answer_of_another_kind_is_said_to_be_missing(pages):
    plot = draw_plot(make_view(got=None), "p")
    assert [line.kind for line in plot.series] == ["right"]
    assert plot.remarks == ("Your answer is not a row of numbers like the right one, so it is not drawn.",)
    assert "differs" not in render(pages, plot)


def test_many_points_are_drawn_without_marks():
    plot = draw_plot(make_view(range(400), range(400), range(400), kind="path"), "p")
    assert not any(line.has_points for line in plot.series)
    assert plot.summary == "Your answer lies on the right one everywhere."


def test_table_holds_the_numbers(pages):
    page = render(pages, draw_plot(make_view((1.0, None, 4.0), (1.0, 3.0, 4.0)), "p"))
    table = re.sub(r"<[^>]+>|\s+", " ", page.split("<tbody>", 1)[1])
    assert table.split()[:9] == ["0", "1", "1", "1", "–", "3", "differs", "2", "4"]


def test_nothing_breaks_out_of_the_plot(pages):
    found = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.add(tag)
            assert not [name for name, _ in attrs if name.startswith("on") or name in ("style", "src", "href")]

    page = render(pages, draw_plot(make_view(what='"></svg><script>alert(1)</script><img onerror="1">'), "p"))
    Tags().feed(page)
    parse(page)
    assert "alert" in page
    assert not found & {"script", "img", "style"}


def test_words_are_japanese_too(pages):
    with force_locale("ja"):
        page = render(pages, draw_plot(make_view(), "p"))
    assert not re.search(r">[^<]*\b(answer|table|differs|points)\b", page)


def test_nothing_to_draw_makes_no_plot():
    assert draw_plot(make_view(x=(None, None, None)), "p") is None


@pytest.mark.parametrize(("language", "said", "other"), [("en", "the path", "軌跡"), ("ja", "軌跡", "the path")])
def test_caption_is_in_the_readers_language(pages, language, said, other):
    with force_locale(language):
        page = render(pages, draw_plot(make_view(what=Text("the path", "軌跡")), "p"))
    assert page.count(said) == 2  # the heading, and the picture's name for those who do not see it
    assert other not in page
