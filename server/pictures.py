"""The pictures of a report, in the order of its calls, for pictures.html: routes call `draw_pictures`."""

from collections.abc import Sequence

from graders.report import GraphView, View
from server.graphs import Graph, draw_graph
from server.plots import Plot, draw_plot


def draw_pictures(views: Sequence[View]) -> tuple[Graph | Plot, ...]:
    """Draw each view that holds anything; the key of a picture names it within the page."""
    drawn = [
        draw_graph(view, f"picture-{number}") if isinstance(view, GraphView) else draw_plot(view, f"picture-{number}")
        for number, view in enumerate(views, 1)
    ]
    return tuple(picture for picture in drawn if picture is not None)
