"""The picture of a computation: what is drawn, what each line carries, and that nothing breaks out of it."""

import itertools
import json
import re
import shutil
import subprocess
import time
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
import torch
from flask import Flask, request
from flask_babel import Babel, force_locale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graders.report import GraphNode, GraphView, PlotView
from graders.runner.trace import trace
from graders.text import Text
from server.drawing import layout
from server.drawing.computation import Kind, read_computation
from server.drawing.numerals import write_all, write_first, write_number
from server.graphs import draw_graph
from server.pictures import draw_pictures

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "title", "desc", "defs", "marker", "path", "g", "text", "circle", "rect", "polygon"}
HTML = set("section h2 h3 figure div p button ul li ol span details summary table thead tbody tr th td strong".split())
NASTY = """</text></svg><script>alert(1)</script><img src=x onerror="alert('1')">&amp;"""


@pytest.fixture(scope="module")
def pages(translations):
    app = Flask("server")
    Babel(app, locale_selector=lambda: request.args.get("lang", "en"))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    return app


@pytest.fixture(autouse=True)
def english(pages):
    with pages.test_request_context("/?lang=en"):
        yield


@pytest.fixture
def dot(require):
    require(shutil.which("dot"), "dot is not installed (Debian's package graphviz)")


def record(source, *arguments, what="f(x)"):
    """Record a function as the runner does, with the lines of its source."""
    space = {"torch": torch}
    exec(compile(source, "submission.py", "exec"), space)
    traced = json.loads(trace(space["f"], list(arguments)))
    nodes = tuple(GraphNode(**node) for node in traced["nodes"])
    return GraphView(what, nodes, tuple(traced["roots"]), traced["ended"])


def make_node(op="mul", kind="operation", **changes):
    known = {"inputs": [], "numbers": [], "line": None, "shape": [], "values": [1.0], "requires_grad": True}
    return GraphNode(**{"op": op, "kind": kind, "gradient": None, **known, **changes})


def make_view(*nodes, roots=(), ended=None, what="f(x)"):
    return GraphView(what, nodes, roots, ended)


def number(value=2.0, needs=True):
    return torch.tensor(value, dtype=torch.float64, requires_grad=needs)


def render(pages, graph, right=None):
    return str(pages.jinja_env.get_template("graph.html").module.graph_section(replace(graph, right=right)))


def parse(page):
    """Read the pictures of a page as strictly as XML is read."""
    found = re.findall(r"<svg class=\"graph-svg\".*?</svg>", page, re.DOTALL)
    return [
        ElementTree.fromstring(each.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)) for each in found
    ]


class Tags(HTMLParser):
    """Read a page as a browser does, and refuse what would run."""

    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in ("style", "href", "src")]


def read_tags(page):
    reader = Tags()
    reader.feed(page)
    return reader.found


def tell(view):
    """Write every line as head < tail: local, carried."""
    computation = read_computation(view)
    name = [node.name or node.formula for node in computation.nodes]
    return {f"{name[line.head]} < {name[line.tail]}": (line.local, line.carried) for line in computation.lines}


CHAIN = """
def f(x):
    y = x ** 2
    z = 2 * y + 3
    z.backward()
"""


def test_chain_rule_stands_on_the_lines():
    view = record(CHAIN, number())
    assert tell(view) == {"v₁ < x": ([4.0], [8.0]), "v₂ < v₁": ([2.0], [2.0]), "v₃ < v₂": ([1.0], [1.0])}
    nodes = read_computation(view).nodes
    assert [node.formula for node in nodes] == ["", "x²", "2 × v₁", "v₂ + 3"]
    assert [node.line for node in nodes] == [None, 3, 4, 4]
    assert [node.is_root for node in nodes] == [False, False, False, True]


def test_steps_go_forward_and_back_in_words():
    steps = draw_graph(record(CHAIN, number()), "g").steps
    assert [step.text for step in steps] == [
        "x = 2",
        "v₁ = x² = 4",
        "v₂ = 2 × v₁ = 8",
        "v₃ = v₂ + 3 = 11",
        "∂v₃/∂v₃ = 1: backward begins here.",
        "∂v₃/∂v₂ = 1, so 1 × 1 = 1 arrives at v₂.",
        "∂v₂/∂v₁ = 2, so 1 × 2 = 2 arrives at v₁.",
        "∂v₁/∂x = 4, so 2 × 4 = 8 arrives at x.",
    ]
    assert steps[6].sentence == "Step 7 of 8, backward: ∂v₂/∂v₁ = 2, so 1 × 2 = 2 arrives at v₁."


def test_gradients_of_two_ways_are_added():
    view = record("def f(x):\n    (x * x.sin() + 3 * x).backward()", number())
    carried = [float(line.carried[0]) for line in read_computation(view).lines_out_of(0)]
    assert sum(carried) == pytest.approx(view.nodes[0].gradient[0])
    assert len(carried) == 3
    assert "together" in draw_graph(view, "g").steps[-1].text


def test_factor_used_twice_has_two_lines():
    view = record("def f(x):\n    (x * x).backward()", number(3.0))
    assert [(line.local, line.carried) for line in read_computation(view).lines] == [([3.0], [3.0])] * 2


@pytest.mark.parametrize(
    ("expression", "formula", "local"),
    [
        ("3 - x", "3 − x", -1.0),
        ("x - 3", "x − 3", 1.0),
        ("1 / x", "1 / x", -0.25),
        ("x / 4", "x / 4", 0.25),
        ("x ** 3", "x³", 12.0),
        ("x ** 0.5", "x^0.5", 0.5 * 2**-0.5),
        ("3 ** x", "3^x", 9 * torch.log(torch.tensor(3.0)).item()),
        ("-x", "−x", -1.0),
        ("x.exp()", "exp(x)", torch.exp(torch.tensor(2.0)).item()),
        ("x + -3", "x + (−3)", 1.0),
        ("torch.sigmoid(x)", "sigmoid(x)", 0.104993585),
        ("torch.nn.functional.softplus(x)", "softplus(x)", 0.880797077),
    ],
)
def test_operations_read_as_they_were_written(expression, formula, local):
    (line,) = read_computation(view := record(f"def f(x):\n    ({expression}).backward()", number())).lines
    assert read_computation(view).nodes[1].formula == formula
    assert line.local[0] == pytest.approx(local, rel=1e-5)
    assert line.carried[0] == pytest.approx(local, rel=1e-5)


def test_mean_shares_and_sum_passes_on():
    for way, share in (("sum", 1.0), ("mean", 0.25)):
        (line,) = read_computation(record(f"def f(x):\n    x.{way}().backward()", number([1.0, 2.0, 3.0, 4.0]))).lines
        assert line.local == line.carried == [share] * 4


def test_number_spread_over_a_tensor_gathers_its_gradients():
    view = record(
        "def f(w, x):\n    (w * x).sum().backward()", number(3.0), number([1.0, 2.0, 4.0], needs=False), what="f(w, x)"
    )
    assert tell(view)["v₁ < w"] == ([1.0, 2.0, 4.0], [7.0])


def test_single_result_is_divided_where_no_rule_is_known():
    view = record("def f(x):\n    (5 * x.max()).backward()", number([1.0, 7.0, 3.0]))
    assert tell(view)["v₁ < x"] == ([0.0, 1.0, 0.0], [0.0, 5.0, 0.0])


def test_product_of_matrices_states_no_local_derivative():
    view = record("def f(x):\n    (x @ x.detach()).sum().backward()", number([[1.0, 2.0], [3.0, 4.0]]))
    assert all(local is None for name, (local, _) in tell(view).items() if name.startswith("v₂"))


def test_value_that_its_reading_does_not_give_has_no_local_derivative():
    x = make_node("argument 1", "input", values=[2.0], gradient=[5.0])
    y = make_node("pow", inputs=[0], numbers=[2.0], values=[7.0], gradient=[1.0])
    (line,) = read_computation(make_view(x, y, roots=(1,))).lines
    assert read_computation(make_view(x, y)).nodes[1].formula == "pow(x, 2)"
    assert line.local == [5.0]  # the only way the gradient can have come: divided


def test_gradient_that_does_not_add_up_is_not_explained():
    x = make_node("argument 1", "input", values=[2.0], gradient=[100.0])
    y = make_node("mul", inputs=[0], numbers=[3.0], values=[6.0], gradient=[1.0])
    (line,) = read_computation(make_view(x, y, roots=(1,))).lines
    assert line.carried is None


BREAKS = {
    "y.detach()": ".detach()",
    "torch.tensor(y.item(), requires_grad=True)": ".item()",
    "torch.from_numpy(y.detach().numpy()).requires_grad_()": ".detach()",
    "y.data": ".data",
}


@pytest.mark.parametrize(("expression", "name"), BREAKS.items())
def test_breaks_are_named_with_their_line(pages, dot, expression, name):
    source = f"def f(x):\n    y = x ** 2\n    z = {expression}\n    z.requires_grad_()\n    (z * 3).backward()"
    graph = draw_graph(record(source, number()), "g")
    (ending,) = [card for card in graph.cards if card.node.kind is Kind.BREAK]
    assert (ending.node.formula, ending.node.line) == (name, 3)
    assert f"The graph ends here: {name}, line 3. No gradient comes back through it." in [s.text for s in graph.steps]
    page = render(pages, graph)
    assert "node-break" in page
    assert "<polygon" in page
    assert [row.text for card in graph.cards for row in card.rows if row.kind == "missing"] == ["none", "none"]


UNKEPT = "{}: this is no leaf, so its gradient is not kept. Call retain_grad() before backward."
OVERWRITTEN = "{}: this overwrites a value that backward needs. Make a new tensor instead."
LOST = {
    "y = x ** 2\n    (y * 3).backward()\n    return y.grad": UNKEPT.format("v₁.grad, line 4"),
    "y = torch.exp(x)\n    y += 1\n    y.backward()": OVERWRITTEN.format("v₁ +=, line 3"),
    "y = torch.exp(x)\n    y.mul_(2)\n    y.backward()": OVERWRITTEN.format("v₁ *=, line 3"),
    "x += 1\n    (x * 3).backward()": OVERWRITTEN.format("x +=, line 2"),
}


@pytest.mark.filterwarnings("ignore:The .grad attribute")
@pytest.mark.parametrize(("body", "sentence"), LOST.items())
def test_what_loses_a_gradient_is_named_with_its_line(pages, dot, body, sentence):
    graph = draw_graph(record(f"def f(x):\n    {body}", number()), "g")
    (ending,) = [card for card in graph.cards if card.node.kind is Kind.BREAK]
    assert sentence in [step.text for step in graph.steps]
    assert sentence in graph.summary
    page = render(pages, graph)
    assert "node-break" in page
    assert next(row.text for row in ending.rows if row.kind == "break") in page


def test_element_that_is_overwritten_is_named(dot):
    source = "def f(x):\n    y = torch.exp(x)\n    y[0] = 1.0\n    y.sum().backward()"
    graph = draw_graph(record(source, number([1.0, 2.0])), "g")
    assert OVERWRITTEN.format("v₁ […] =, line 3") in [step.text for step in graph.steps]


@pytest.mark.parametrize(
    "body",
    [
        "y = x ** 2\n    y.retain_grad()\n    y.backward()\n    return y.grad",
        "y = x ** 2\n    y += 1\n    y.backward()\n    return x.grad",
        "(x * 2).backward()\n    with torch.no_grad():\n        x -= 0.1 * x.grad\n    x.grad.zero_()",
    ],
)
def test_what_loses_no_gradient_is_not_marked(body):
    nodes = read_computation(record(f"def f(x):\n    {body}", number())).nodes
    assert not [node.formula for node in nodes if node.reason]


def test_no_grad_is_named():
    view = record("def f(x):\n    with torch.no_grad():\n        y = x ** 2\n    (x * y).backward()", number())
    assert [n.formula for n in read_computation(view).nodes if n.kind is Kind.BREAK] == ["no_grad: x²"]


def test_value_that_is_only_read_is_no_break():
    source = "def f(x):\n    print(x.item())\n    if x > 0:\n        (x * 2).backward()"
    kinds = [node.kind for node in read_computation(record(source, number())).nodes]
    assert kinds == [Kind.LEAF, Kind.READING, Kind.READING, Kind.OPERATION]


@pytest.mark.parametrize("needs", [False, True])
def test_bookkeeping_at_the_start_is_folded(needs):
    source = "def f(x):\n    leaf = x.detach().clone().requires_grad_()\n    (leaf ** 2).sum().backward()"
    nodes = read_computation(record(source, number([1.0, 2.0], needs))).nodes
    assert [(node.kind, node.name) for node in nodes] == [
        (Kind.LEAF, "x"),
        (Kind.OPERATION, "v₁"),
        (Kind.OPERATION, "v₂"),
    ]
    assert nodes[0].folded == ("detach", "clone", "requires_grad")
    assert nodes[0].gradient == [2.0, 4.0]


def test_zeros_like_is_a_constant_and_no_break():
    view = record("def f(x):\n    (torch.zeros_like(x) + x).backward()", number())
    assert [node.kind for node in read_computation(view).nodes] == [Kind.LEAF, Kind.CONSTANT, Kind.OPERATION]


def test_arguments_have_their_names():
    view = record("def f(w, x):\n    (w * x).backward()", number(), number(), what="f(w, x)")
    assert [node.name for node in read_computation(view).nodes] == ["w", "x", "v₁"]


def test_several_passes_and_an_error_are_remarked_on():
    source = "def f(x):\n    y = x * 2\n    y.backward(retain_graph=True)\n    y.backward()\n    y.backward()"
    remarks = draw_graph(record(source, number()), "g").remarks
    assert remarks[0].startswith("The call ended with RuntimeError")
    assert remarks[1].startswith("Backward ran 3 times")


def test_picture_is_drawn_from_left_to_right(dot):
    graph = draw_graph(record(CHAIN, number()), "g")
    assert [card.x for card in graph.cards] == sorted(card.x for card in graph.cards)
    for card in graph.cards:
        assert 0 <= card.x <= card.x + card.width <= graph.width
        assert 0 <= card.y <= card.y + card.height <= graph.height


def test_cards_and_numbers_do_not_overlap(dot):
    graph = draw_graph(record("def f(x):\n    (x * x.sin() + 3 * x - x / 7).backward()", number()), "g")
    boxes = [(card.x, card.y, card.width, card.height) for card in graph.cards]
    boxes += [(wire.x, wire.y - 22, wire.width, 44) for wire in graph.wires]
    for (x, y, width, height), (left, top, wide, high) in itertools.combinations(boxes, 2):
        assert x + width <= left + 1 or left + wide <= x + 1 or y + height <= top + 1 or top + high <= y + 1


def test_page_needs_nothing_that_the_policy_forbids(pages, dot):
    view = record(CHAIN, number())
    page = render(pages, draw_graph(view, "g"), draw_graph(view, "h"))
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page)
    assert "A right solution&#39;s graph" in page or "A right solution's graph" in page
    names = re.findall(r'\sid="([^"]+)"', page)
    assert len(names) == len(set(names))
    wanted = re.findall(r'(?:aria-labelledby|aria-describedby)="([^"]+)"|url\(#([^)]+)\)', page)
    assert {one or other for one, other in wanted} <= set(names)


def test_picture_table_and_steps_say_the_same(pages, dot):
    page = render(pages, draw_graph(record(CHAIN, number()), "g"))
    (svg,) = parse(page)
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}desc").text.startswith("Computation graph with 4 nodes. Backward begins at v₃.")
    drawn = {text.text for text in svg.iter(f"{SVG}text")}
    assert {"v₂ = 2 × v₁", "× 4", "4 →", "← 8", "∂v₃/∂v₃ = 1"} <= drawn
    assert "∂v₂/∂v₁ = 2" in page.split("<table", 1)[1]
    assert page.count('<li class="step-') == 8
    assert 'data-sentence="Step 7 of 8, backward: ∂v₂/∂v₁ = 2' in page


def test_words_are_japanese_too(pages, dot):
    with force_locale("ja"):
        page = render(pages, draw_graph(record(CHAIN, number()), "g"))
    sentences = re.findall(r'data-sentence="([^"]+)"', page)
    assert len(sentences) == 8
    assert not [sentence for sentence in sentences if not re.search("[ぁ-んァ-ヶ一-龠]", sentence)]
    assert not re.search(r">[^<]*\b(value|gradient|graph|backward begins)\b[^<]*<", page)


@pytest.mark.parametrize("field", ["op", "what", "ended", "argument"])
def test_nothing_breaks_out_of_the_picture(pages, dot, field):
    op = NASTY[:80]
    nodes = [
        make_node(op if field == "op" else "argument 1", "input" if field == "argument" else "leaf", gradient=[1.0]),
        make_node(op if field == "op" else "mul", inputs=[0], values=["nan"], gradient=["inf"], line=7),
        make_node(op if field == "op" else "item", "exit", inputs=[1], values=None),
        make_node(op if field == "op" else "pow", "cut", inputs=[1], values=[1e300]),
    ]
    what = {"what": NASTY, "argument": f"f({NASTY})"}.get(field, "f(x)")
    page = render(
        pages, draw_graph(make_view(*nodes, roots=(1,), ended=NASTY if field == "ended" else None, what=what), "g")
    )
    (svg,) = parse(page)
    assert {each.tag.removeprefix(SVG) for each in svg.iter()} <= TAGS
    assert read_tags(page) <= TAGS | HTML
    assert "alert" in page  # escaped, but there


def test_layout_sees_numbers_only(monkeypatch):
    asked = []
    monkeypatch.setattr(layout, "_run", lambda source: asked.append(source) or "")
    draw_graph(make_view(make_node(NASTY[:80], "leaf"), make_node('"]; system(1)', inputs=[0])), "g")
    body = asked[0].removeprefix(layout.HEADER)
    assert set(re.findall("[^\\d\\W]+", body)) == {"width", "height", "weight", "e", "w"}
    assert '"' not in body


@pytest.mark.parametrize(
    "nodes",
    [
        [make_node("leaf", "leaf")],
        [make_node("leaf", "leaf", values=None)],
        [make_node("leaf", "leaf", shape=[0], values=[])],
        [make_node("", "operation")],
        [make_node("constant", "constant", requires_grad=False)],
        [make_node("add", inputs=[0], values=[1.0])],  # a lie: its own input
        [make_node("add", inputs=[1]), make_node("add", inputs=[0])],
        [make_node("leaf", "leaf", values=[1e300]), make_node("mul", inputs=[0, 0], values=["inf"], gradient=[1e300])],
        [
            make_node("leaf", "leaf", shape=[10**9] * 16, values=[1.0] * 24),
            make_node("sum", inputs=[0], gradient=[1.0]),
        ],
        [make_node("leaf", "leaf", gradient=[]), make_node("sum", inputs=[0], shape=[0], values=[], gradient=[])],
        [make_node("leaf", "leaf"), make_node("cat", inputs=[0] * 100)],
        [make_node("detach", inputs=[1]), make_node("detach", "exit", inputs=[0])],
        [
            make_node("leaf", "leaf", shape=[3], values=[1.0, 2.0, 3.0], gradient=[1.0, 1.0, 1.0]),
            make_node("neg", inputs=[0], shape=[3], values=[-1.0, -2.0, -3.0], gradient=[1.0, 1.0, 1.0]),
            make_node("neg", inputs=[0], shape=[3], values=[-1.0], gradient=[1.0]),
        ],
    ],
)
def test_strange_recordings_do_no_harm(pages, dot, nodes):
    graph = draw_graph(make_view(*nodes, roots=(0,)), "g")
    if graph is not None:
        assert len(parse(render(pages, graph))) == 1


def test_nothing_recorded_makes_no_picture():
    assert draw_graph(make_view(), "g") is None


def test_deep_chain_is_drawn_in_time(pages, dot):
    source = "def f(x):\n    y = x\n    for _ in range(100):\n        y = y * 1.01 + x\n    y.backward()"
    layout._run.cache_clear()
    start = time.process_time()
    graph = draw_graph(record(source, number()), "g")
    assert len(graph.cards) == 80
    assert any(remark.startswith("Only the first 80") for remark in graph.remarks)
    assert time.process_time() - start < 10 * layout.SECONDS_MAX
    parse(render(pages, graph))


def test_more_lines_than_anyone_could_follow_are_a_table(pages):
    nodes = [make_node("leaf", "leaf"), *(make_node("cat", inputs=[0] * 100) for _ in range(79))]
    graph = draw_graph(make_view(*nodes, roots=(79,)), "g")
    assert graph.cards == ()
    assert "The picture could not be drawn" in render(pages, graph)


def test_layout_is_asked_for_once(dot, monkeypatch):
    view = record(CHAIN, number())
    layout._run.cache_clear()
    draw_graph(view, "one")
    monkeypatch.setattr(subprocess, "run", None)
    assert draw_graph(view, "two").cards


@pytest.mark.parametrize("failure", ["missing", "slow", "broken"])
def test_without_graphviz_the_table_is_shown(pages, monkeypatch, failure):
    layout._run.cache_clear()

    def run(*_, **options):
        if failure == "slow":
            raise subprocess.TimeoutExpired("dot", options["timeout"])
        return subprocess.CompletedProcess([], 0, "graph 1 nonsense", "")

    monkeypatch.setattr(shutil, "which", lambda _: None if failure == "missing" else "/usr/bin/dot")
    monkeypatch.setattr(subprocess, "run", run)
    graph = draw_graph(record(CHAIN, number()), "g")
    layout._run.cache_clear()
    page = render(pages, graph)
    assert graph.cards == ()
    assert "<svg" not in page
    assert "The picture could not be drawn" in page
    assert '<details class="graph-more" open>' in page
    assert "∂v₂/∂v₁ = 2" in page


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"), (-0.0, "0"), (3.0, "3"), (-0.47058823, "−0.4706"), (1e300, "1e300"), (-1.5e-9, "−1.5e−9"),
        (123456.0, "123456"), (9.9999, "10"), (17.25, "17.25"), ("nan", "nan"), ("-inf", "−inf"), (1e6, "1e6"),
    ],
)  # fmt: skip
def test_numbers_are_written_short(value, text):
    assert write_number(value) == text


def test_long_tensors_are_shortened():
    assert write_all([1.0] * 17, 17) == "1, 1, 1, … 17 in all"
    assert write_first([1.0, 2.0, 3.0], 3) == "1, 2, 3"
    assert write_first([0.12345, 2.0], 2) == "0.123, 2"


def test_pictures_of_a_report_come_in_its_order(pages, dot):
    plot = PlotView("f(x)", "curve", (0.0, 1.0), (0.0, 2.0), (0.0, 2.0), None)
    drawn = draw_pictures((record(CHAIN, number()), make_view(), plot))
    assert [picture.key for picture in drawn] == ["picture-1", "picture-3"]
    page = str(pages.jinja_env.get_template("pictures.html").module.show_pictures(drawn))
    assert page.index('id="picture-1"') < page.index('id="picture-3"')


NUMBERS = st.none() | st.lists(
    st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(["nan", "inf", "-inf"]), max_size=4
)
COUNTS = st.integers(0, 1 << 53)
NODES = st.builds(
    GraphNode,
    op=st.sampled_from(
        "add sub mul div pow sin exp sqrt sum mean matmul detach clone requires_grad item max relu".split()
    )
    | st.text(max_size=80),
    kind=st.sampled_from(["input", "leaf", "constant", "operation", "cut", "exit"]),
    inputs=st.lists(st.integers(0, 3), max_size=3),
    numbers=st.lists(st.floats(allow_nan=False) | st.just("nan"), max_size=2),
    line=st.none() | COUNTS,
    shape=st.just([3]) | st.lists(st.integers(0, 3) | COUNTS, max_size=3),
    values=st.just([1.0, 1.0]) | st.just([1.0]) | NUMBERS,
    requires_grad=st.booleans(),
    gradient=NUMBERS,
)


def place_anywhere(boxes, lines):
    return layout.Layout(9.0, 9.0, ((1.0, 1.0),) * len(boxes), (((0.0, 0.0),) * 4,) * len(lines))


@given(st.lists(NODES, min_size=4, max_size=4), st.lists(st.integers(0, 3), max_size=2), st.text(max_size=20))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_runner_sends_is_drawn(pages, nodes, roots, what):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("server.graphs.lay_out", place_anywhere)
        graph = draw_graph(make_view(*nodes, roots=tuple(roots), what=what), "g")
    if graph is not None:
        assert read_tags(render(pages, graph)) <= TAGS | HTML


@pytest.mark.parametrize(("language", "said", "other"), [("en", "the slopes", "傾き"), ("ja", "傾き", "the slopes")])
def test_caption_is_in_the_readers_language(pages, dot, language, said, other):
    with force_locale(language):
        page = render(pages, draw_graph(record(CHAIN, number(), what=Text("the slopes", "傾き")), "g"))
    assert page.count(said) >= 2
    assert other not in page
