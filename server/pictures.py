"""The pictures of a report, in the order of its calls, for pictures.html: routes call `draw_pictures`."""

from collections.abc import Sequence

from graders.report import DescentView, PlotView, View
from server.descents import Descent, draw_descent
from server.graphs import Graph, draw_graph
from server.plots import Plot, draw_plot

Picture = Graph | Plot | Descent


def draw_pictures(views: Sequence[View]) -> tuple[Picture, ...]:
    """Draw each view that holds anything; the key of a picture names it within the page."""
    drawn = [_draw(view, f"picture-{number}") for number, view in enumerate(views, 1)]
    return tuple(picture for picture in drawn if picture is not None)


def _draw(view: View, key: str) -> Picture | None:
    if isinstance(view, PlotView):
        return draw_plot(view, key)
    return draw_descent(view, key) if isinstance(view, DescentView) else draw_graph(view, key)
