"""Statements: Markdown with $maths$ into HTML with MathML, which browsers show without any script."""

from functools import lru_cache
from html import escape, unescape
from xml.etree.ElementTree import tostring

from latex2mathml.converter import convert_to_element
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin


@lru_cache(maxsize=512)
def render_statement(markdown: str) -> str:
    """Turn a statement into HTML; HTML inside it is shown as text, never passed on."""
    return str(_make_renderer().render(markdown))


@lru_cache(maxsize=1)
def _make_renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": False}).enable("table")
    renderer.use(dollarmath_plugin, renderer=_render_maths, double_inline=True)
    return renderer


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
