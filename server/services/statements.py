"""Statements: Markdown with $maths$ into HTML with MathML, which browsers show without any script."""

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape, unescape
from typing import Any
from unicodedata import east_asian_width
from xml.etree.ElementTree import tostring

from latex2mathml.converter import convert_to_element
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

FIGURE = re.compile(r"[\w-]+\.svg", re.ASCII)


@lru_cache(maxsize=512)
def render_statement(markdown: str, figures: str = "", mark: str = "") -> str:
    """Turn a statement into HTML; HTML inside it is shown as text, never passed on.

    `figures` is the address under which the exercise's figures are served; `mark` changes whenever one of them does.
    """
    return str(_make_renderer().render(markdown, {"figures": figures, "mark": mark}))


@lru_cache(maxsize=2048)
def render_sentence(text: str) -> str:
    """Turn a hint or an observation into HTML; only `code` and $maths$ mean something, so that 2*x*y stays as it is."""
    return str(_make_sentence_renderer().renderInline(text))


@lru_cache(maxsize=1)
def _make_renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": False}).enable("table")
    renderer.use(dollarmath_plugin, renderer=_render_maths, double_inline=True)
    renderer.add_render_rule("image", _render_figure)
    renderer.add_render_rule("softbreak", _render_line_end)
    return renderer


@lru_cache(maxsize=1)
def _make_sentence_renderer() -> MarkdownIt:
    renderer = MarkdownIt("zero").enable("backticks")
    renderer.use(dollarmath_plugin, renderer=_render_maths)
    return renderer


def _render_figure(
    renderer: Any, tokens: Sequence[Token], index: int, options: dict[str, Any], env: dict[str, Any]
) -> str:
    """Show a figure of the exercise's own folder; of any other image only its description."""
    token = tokens[index]
    words = escape(renderer.renderInlineAsText(token.children, options, env))
    name = str(token.attrs.get("src", ""))
    if not env["figures"] or not FIGURE.fullmatch(name):
        return words
    return f'<img class="figure" src="{escape(env["figures"])}{name}?v={escape(env["mark"])}" alt="{words}">'


def _render_line_end(
    _renderer: Any, tokens: Sequence[Token], index: int, _options: dict[str, Any], _env: dict[str, Any]
) -> str:
    """End a line of the source: between two Japanese characters a browser would make a blank of it."""
    before, after = (token.content for token in (tokens[index - 1], tokens[index + 1]))
    joins = before and after and all(east_asian_width(each) in "WF" for each in (before[-1], after[0]))
    return "" if joins else "\n"


def _render_maths(latex: str, options: dict[str, bool]) -> str:
    display = "block" if options["display_mode"] else "inline"
    try:
        maths = convert_to_element(latex, display=display)
    except Exception:  # the converter raises many kinds; the reader then sees the LaTeX itself
        return f"<code>{escape(latex)}</code>"
    for element in maths.iter():
        # The converter writes some characters as references and passes others through; we escape each once.
        element.text = unescape(element.text) if element.text else None
    return str(tostring(maths, encoding="unicode"))
