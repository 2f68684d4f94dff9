"""Statements: Markdown and maths become HTML; nothing in them can act."""

import pytest

from server.services.statements import render_statement


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
