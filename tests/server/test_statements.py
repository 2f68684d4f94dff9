"""Statements: Markdown and maths become HTML; nothing in them can act."""

import pytest

from server.services.statements import render_sentence, render_statement


def test_markdown_and_maths_become_html():
    html = render_statement("1. Take $x^2$.\n2. Then\n\n$$\\sum_i x_i$$\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    for piece in ("<ol>", "<msup>", 'display="block"', "<table>"):
        assert piece in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "$\\text{<script>alert(1)</script>}$",
        "$<img src=x onerror=alert(1)>$",
        "`<script>`",
        "$$\n<script>x</script>\n$$",
    ],
)
def test_html_inside_is_only_text(text):
    html = render_statement(text)
    assert "<script" not in html
    assert "<img" not in html


def test_script_links_are_not_made():
    assert "<a" not in render_statement("[x](javascript:alert(1))")


def test_maths_that_cannot_be_read_is_shown_as_written():
    html = render_statement("$\\left( <b>$")
    assert "\\left( &lt;b&gt;" in html or "&lt;" in html
    assert "<b>" not in html


def test_figure_is_looked_for_under_the_address_of_the_exercise():
    html = render_statement('![a <b> "c"](plot-2.svg)', "/exercises/x/", "abc")
    assert '<img class="figure" src="/exercises/x/plot-2.svg?v=abc" alt="a &lt;b&gt; &quot;c&quot;">' in html


@pytest.mark.parametrize(
    "target", ["https://e.example/x.svg", "//e.example/x.svg", "/x.svg", "../x.svg", "a/x.svg", "x.png", "data:,x.svg"]
)
def test_other_pictures_are_only_described(target):
    html = render_statement(f"![a plot]({target})", "/exercises/x/", "abc")
    assert "a plot" in html
    assert "<img" not in html


def test_sentence_has_code_and_maths_and_nothing_else():
    html = render_sentence("Use `x<0` and $x^2$, not 2*x*y, [a](b), **c**, <i> or &lt;.")
    assert "<code>x&lt;0</code>" in html
    assert "<msup>" in html
    assert "not 2*x*y, [a](b), **c**, &lt;i&gt; or &amp;lt;." in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("正しい\n証拠、\nです", "正しい証拠、です"),
        ("a line\nand another", "a line\nand another"),
        (
            "呼ぶ\nbackward と\n`f` も\n**太字**\nです",
            "呼ぶ\nbackward と\n<code>f</code> も\n<strong>太字</strong>\nです",
        ),
    ],
)
def test_lines_of_japanese_join_without_a_blank(text, html):
    assert render_statement(text) == f"<p>{html}</p>\n"
