"""Small line charts as SVG, one under the other, sharing the horizontal axis."""

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT, LEFT, GAP = 860, 90, 150, 34


def draw_curves(names: Sequence[str], rows: Sequence[Sequence[float]]) -> str:
    """Return an SVG picture: the first column across, each further column a curve of its own from zero up."""
    last = max(float(row[0]) for row in rows) or 1.0
    parts = []
    for number, name in enumerate(names[1:], 1):
        values = [float(row[number]) for row in rows]
        top = max(values) * 1.1 or 1.0
        base = number * (HEIGHT + GAP)
        points = " ".join(
            f"{LEFT + (WIDTH - LEFT - 20) * float(row[0]) / last:.1f},{base - HEIGHT * value / top:.1f}"
            for row, value in zip(rows, values, strict=True)
        )
        parts.append(f'<text x="8" y="{base - HEIGHT / 2:.0f}">{escape(name)}</text>')
        parts.append(f'<text x="{LEFT - 8}" y="{base - HEIGHT + 12}" text-anchor="end">{max(values):.0f}</text>')
        parts.append(f'<text x="{LEFT - 8}" y="{base}" text-anchor="end">0</text>')
        parts.append(f'<path d="M{LEFT} {base - HEIGHT}V{base}H{WIDTH - 20}" fill="none" stroke="#999"/>')
        parts.append(f'<polyline points="{points}" fill="none" stroke="#1d5fa8" stroke-width="1.6"/>')
    height = len(names) * (HEIGHT + GAP) - HEIGHT + 10
    parts.append(f'<text x="{WIDTH - 20}" y="{height - 8}" text-anchor="end">{last:.0f} {escape(names[0])}</text>')
    style = "font: 13px sans-serif; background: #fff"
    body = "".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" style="{style}">{body}</svg>\n'
