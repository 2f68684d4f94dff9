"""The pictures of a worked call: what the runner records, and what of it the judge believes."""

import gc
import json
import math
import weakref
from types import SimpleNamespace

import msgspec
import pytest
import torch

from graders.bank import load_bank
from graders.judge import Judge
from graders.report import GraphView, PlotView, Report, decode_report, encode_report
from graders.runner.trace import trace

BANK = load_bank()


def read(recorded):
    return json.loads(recorded)


def nodes(function, *arguments):
    return [SimpleNamespace(**node) for node in read(trace(function, list(arguments)))["nodes"]]


def test_operations_values_and_gradients():
    def f(x):
        y = x**2
        z = 2 * y + 3
        z.backward()
        return x.grad

    x = torch.tensor(2.0, requires_grad=True)
    found = nodes(f, x)
    assert [(n.kind, n.op, n.inputs, n.numbers, n.values, n.gradient) for n in found] == [
        ("input", "argument 1", [], [], [2.0], [8.0]),
        ("operation", "pow", [0], [2.0], [4.0], [2.0]),
        ("operation", "mul", [1], [2.0], [8.0], [1.0]),
        ("operation", "add", [2], [3.0], [11.0], [1.0]),
    ]
    assert read(trace(f, [x.detach().requires_grad_()]))["roots"] == [3]


def test_breaks_are_seen_where_they_happen():
    def f(x):
        y = torch.tensor((2 * x).item()) * x.detach()
        with torch.no_grad():
            return y + x

    found = nodes(f, torch.tensor(3.0, requires_grad=True))
    assert [(n.kind, n.op) for n in found] == [
        ("input", "argument 1"),
        ("operation", "mul"),
        ("exit", "item"),
        ("exit", "detach"),
        ("constant", "constant"),
        ("operation", "mul"),
        ("cut", "add"),
    ]


def test_function_that_raises_shows_how_far_it_came():
    result = read(trace(lambda x: (x * 2).no_such_thing, [torch.ones(2, requires_grad=True)]))
    assert [node["op"] for node in result["nodes"]] == ["argument 1", "mul"]
    assert result["ended"].startswith("AttributeError")


def test_picture_is_bounded():
    def long(x):
        for _ in range(1000):
            x = x + 1
        return x

    result = read(trace(long, [torch.zeros(1000, requires_grad=True)]))
    assert len(result["nodes"]) == 80
    assert {len(node["values"]) for node in result["nodes"]} == {24}


def test_words_for_what_json_lacks():
    (found, *_) = nodes(lambda x: x, torch.tensor([math.nan, math.inf, -math.inf, 1.0]))
    assert found.values == ["nan", "inf", "-inf", 1.0]


@pytest.fixture(scope="module")
def bank_judge(require_sandbox: None):
    with Judge(BANK, "bubblewrap") as opened:
        yield opened


def grade(judge: Judge, source: str) -> Report:
    return judge.grade(BANK.exercises["reduce-sum-curve"], source, 1)


MEAN = """
def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    f(leaf).mean().backward()
    return leaf.grad
"""


def test_trace_keeps_nothing_alive():
    x = torch.ones(3, requires_grad=True)
    seen = []

    def function(x):
        y = x * x
        seen.append(weakref.ref(y))
        return y.sum()

    trace(function, [x])
    gc.collect()
    assert [each() for each in seen] == [None]


def test_report_has_graph_and_plot(bank_judge):
    graph, plot = grade(bank_judge, MEAN).views
    assert isinstance(graph, GraphView)
    assert isinstance(plot, PlotView)
    assert [node.op for node in graph.nodes][-1] == "mean"
    assert graph.nodes[graph.roots[0]].op == "mean"
    assert graph.nodes[-1].line == 4
    assert plot.right[0] == -8.0
    assert plot.got[0] == pytest.approx(-8 / 17)
    assert plot.value[0] == 10.0
    assert plot.x[-1] == 2.0


def test_views_survive_the_database(bank_judge):
    report = grade(bank_judge, MEAN.replace("leaf.grad", "leaf.grad * float('nan')"))
    assert decode_report(encode_report(report)) == report
    assert report.views[1].got[0] is None


LIAR = """
import json
import sys
import torch
def node(**changes):
    known = dict(op="x", kind="leaf", inputs=[], numbers=[], line=None, shape=[], values=None, requires_grad=True)
    return {**known, "gradient": None, **changes}
for module in list(sys.modules.values()):
    if hasattr(module, "raw_backward") and hasattr(module, "trace"):
        module.trace = lambda *_: LIE
def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    return torch.autograd.grad(f(leaf).sum(), leaf)[0]
"""


@pytest.mark.parametrize(
    "lie",
    [
        "json.dumps({'nodes': [], 'roots': [], 'ended': None})",
        "json.dumps({'nodes': [{'op': 'x'}], 'roots': [], 'ended': None})",
        "json.dumps({'nodes': 3, 'roots': [], 'ended': None})",
        "json.dumps({'nodes': [node(inputs=[7])], 'roots': [], 'ended': None})",
        "json.dumps({'nodes': [node()], 'roots': [-1], 'ended': None})",
        "json.dumps({'nodes': [node(op='x' * 1000)], 'roots': [], 'ended': None})",
        "json.dumps({'nodes': [node()] * 1000, 'roots': [], 'ended': None})",
        "json.dumps({'nodes': [node(values=[float('nan')])], 'roots': [], 'ended': None})",
        "json.dumps({'nodes': [node(more='?')], 'roots': [], 'ended': None}).replace('\"?\"', '[' * 5000 + ']' * 5000)",
        "json.dumps({'nodes': [node(op='?')], 'roots': [], 'ended': None}).replace('?', '\\\\ud800')",
        "'text'",
        "None",
        "{'nodes': [node()], 'roots': [], 'ended': None}",
    ],
)
def test_lies_make_no_picture(bank_judge, lie):
    report = grade(bank_judge, LIAR.replace("LIE", lie))
    assert report.score == report.max_score
    assert [type(view) for view in report.views] == [PlotView]


def test_text_of_the_right_form_makes_one(bank_judge):
    lie = "json.dumps({'nodes': [node(values=[1, 2.5])], 'roots': [0], 'ended': None})"
    assert grade(bank_judge, LIAR.replace("LIE", lie)).views[0].nodes[0].values == [1.0, 2.5]


def test_public_form_is_plain_data(bank_judge):
    assert (
        msgspec.json.decode(msgspec.json.encode(msgspec.to_builtins(grade(bank_judge, MEAN).views)))[0]["type"]
        == "graph"
    )
