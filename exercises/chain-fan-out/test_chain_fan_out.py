import math

import pytest
import torch

from graders.checks import Text, assert_calls, assert_close, case, fail, gradient

WORKED = {"u": [("x", 2.0), ("y", 3.0)], "x": [("f", 5.0)], "y": [("f", 7.0)]}
# Children of each node, parents first: paths of different length, dead ends, nodes shared several times.
SHAPES = (
    {"s": "ba", "a": "b", "b": "t"},
    {"s": "dab", "a": "td", "b": "at", "d": "", "t": "u", "u": ""},
    {"s": "cba", "a": "bc", "b": "c", "c": "dt", "d": "t"},
    {"s": "ea", "a": "bc", "b": "cd", "c": "d", "d": "et", "e": "t"},
)


def _draw(rng, shape):
    """Give every edge a partial of either sign, well away from 1."""
    sizes = ((0.3, 0.8), (1.3, 2.0))
    return {
        node: [(child, rng.choice((-1.0, 1.0)) * rng.number(*rng.choice(sizes))) for child in children]
        for node, children in shape.items()
    }


def _walk(graph, node, dst):
    """Return the nodes and the partials of every path, one path after the other."""
    if node == dst:
        return [((node,), ())]
    return [
        ((node, *nodes), (partial, *partials))
        for child, partial in graph.get(node, ())
        for nodes, partials in _walk(graph, child, dst)
    ]


def _case(graph, src, dst):
    """Ask for one derivative; the answer and the usual wrong ones come from the list of all paths."""
    walks = _walk(graph, src, dst)
    products = [math.prod(partials) for _, partials in walks]
    merged = {node: list(dict(edges).items()) for node, edges in graph.items()}
    return case(
        graph,
        src,
        dst,
        expect=math.fsum(products),
        paths=_name_paths(walks, products),
        mistakes={
            "paths-multiplied": math.prod(products),
            "partials-added": math.fsum(sum(partials) for _, partials in walks),
            "parallel-edges-merged": math.fsum(math.prod(partials) for _, partials in _walk(merged, src, dst)),
            "visited-too-early": _push(graph, src, dst, _breadth_first(graph, src)),
            "dict-order": _push(graph, src, dst, graph),
            "passed-on-again": _push_again(graph, src, dst),
        },
    )


def _name_paths(walks, products):
    """Return the contributions by name; the second of two paths through the same nodes is (2)."""
    named = {}
    for (nodes, _), product in zip(walks, products, strict=True):
        name, number = " → ".join(nodes), 2
        while name in named:
            name, number = f"{' → '.join(nodes)} ({number})", number + 1
        named[name] = product
    return named


def _product_case(rng):
    """Ask for the derivative of a real function: f = x y with x = sin u, y = u²."""
    u = rng.number(0.4, 1.2)
    x, y = math.sin(u), u**2
    return case(
        {"u": [("x", math.cos(u)), ("y", 2 * u)], "x": [("f", y)], "y": [("f", x)]},
        "u",
        "f",
        expect=gradient(lambda t: torch.sin(t) * t**2, u),
        paths={"u → x → f": math.cos(u) * y, "u → y → f": 2 * u * x},
        mistakes={"paths-multiplied": math.cos(u) * y * 2 * u * x, "partials-added": math.cos(u) + y + 2 * u + x},
    )


def _breadth_first(graph, src):
    order = [src]
    for node in order:
        for child, _ in graph.get(node, ()):
            if child not in order:
                order.append(child)
    return order


def _push(graph, src, dst, order):
    """Return what arrives at dst where each node, in this order, passes on what it has got so far."""
    sums = {src: 1.0}
    for node in order:
        for child, partial in graph.get(node, ()):
            sums[child] = sums.get(child, 0.0) + partial * sums.get(node, 0.0)
    return sums.get(dst, 0.0)


def _push_again(graph, src, dst):
    """Return what arrives at dst where a node that is reached again later passes on its whole sum once more."""
    sums, waiting = {src: 1.0}, [src]
    while waiting:
        node = waiting.pop(0)
        for child, partial in graph.get(node, ()):
            sums[child] = sums.get(child, 0.0) + partial * sums[node]
            if child not in waiting:
                waiting.append(child)
    return sums.get(dst, 0.0)


def _ladder(rng, diamonds):
    """Return diamonds in a row, from n0 to the last; each one multiplies by something between 1 and 2."""
    graph = {}
    for i in range(diamonds):
        graph[f"n{i}"] = [(f"left{i}", rng.number(0.71, 1.0)), (f"right{i}", rng.number(0.71, 1.0))]
        graph[f"left{i}"] = [(f"n{i + 1}", rng.number(0.71, 1.0))]
        graph[f"right{i}"] = [(f"n{i + 1}", rng.number(0.71, 1.0))]
    return graph


def _ladder_truth(graph, diamonds):
    product = 1.0
    for i in range(diamonds):
        (_, a), (_, b) = graph[f"n{i}"]
        product *= a * graph[f"left{i}"][0][1] + b * graph[f"right{i}"][0][1]
    return product


@pytest.mark.points(3)
def test_two_paths(student, rng):
    """The graph of the picture gives 31, and other diamonds are right too
    図のグラフでは 31、ほかの数値や三本の経路でも正しい"""
    graphs = [
        WORKED,
        _draw(rng, {"u": "xy", "x": "f", "y": "f"}),
        _draw(rng, {"u": "xzy", "x": "f", "y": "f", "z": "f"}),
    ]
    cases = [_case(graph, "u", "f") for graph in graphs]
    assert_calls(student.paths, [*cases, _product_case(rng)], what='paths(graph, "u", "f")')


@pytest.mark.points(4)
def test_any_graph(student, rng):
    """Paths of different length, shared nodes, dead ends, a dict in any order
    長さの違う経路、共有されたノード、行き止まり、順不同の辞書"""
    cases = []
    for shape in SHAPES:
        graph = _draw(rng, shape)
        for order in (list(graph), list(graph)[::-1]):
            cases.append(_case({node: graph[node] for node in order}, "s", "t"))
    assert_calls(student.paths, cases, what='paths(graph, "s", "t")')


@pytest.mark.points(2)
def test_parallel_edges(student, rng):
    """Several edges between the same two nodes all count
    同じ二つのノードを結ぶ複数の辺をすべて数える"""
    shapes = ({"s": "aa", "a": "t"}, {"s": "ab", "a": "tt", "b": "t"}, {"s": "ttt"}, {"s": "aba", "a": "bt", "b": "tt"})
    graphs = [{"s": [("t", 2.0), ("t", 4.0)]}, *(_draw(rng, shape) for shape in shapes)]
    assert_calls(student.paths, [_case(graph, "s", "t") for graph in graphs], what='paths(graph, "s", "t")')


@pytest.mark.points(2)
def test_no_path(student, rng):
    """Without any path the answer is 0.0
    経路が一つもなければ 0.0"""
    graph = _draw(rng, SHAPES[1])
    ends = (("t", "s"), ("d", "t"), ("u", "a"), ("s", "elsewhere"), ("elsewhere", "t"))
    cases = [*(case(graph, src, dst, expect=0.0) for src, dst in ends), case({}, "s", "t", expect=0.0)]
    assert_calls(student.paths, cases, what="paths(graph, src, dst)")


@pytest.mark.points(1)
def test_same_node(student, rng):
    """From a node to itself it is 1.0
    同じノードへは 1.0"""
    graph = _draw(rng, SHAPES[1])
    cases = [
        case(graph, node, node, expect=1.0, mistakes={"no-empty-path": 0.0})
        for node in ("s", "a", "t", "u", "elsewhere")
    ]
    assert_calls(student.paths, cases, what="paths(graph, node, node)")


@pytest.mark.points(2)
def test_many_paths(student, rng):
    """40 diamonds in a row, without walking all the paths
    ひし形 40 個を、経路を一本ずつたどらずに計算する"""
    for diamonds in (40, 25):
        graph = _ladder(rng, diamonds)
        bound = 20 * (len(graph) + 1)
        walk = student.support.walk_counted(student.paths, graph, "n0", f"n{diamonds}", bound)
        look_ups = walk.look_ups
        if not isinstance(look_ups, int) or look_ups > bound:
            fail(
                f"{diamonds} diamonds in a row took more than {bound} look-ups. "
                "What many paths share should be worked out once.",
                f"ひし形 {diamonds} 個で、リストを調べた回数が {bound} 回を超えました。"
                "多くの経路に共通する部分は一度だけ計算しましょう。",
                diagnosis="too-costly",
                count=look_ups,
                bound=bound,
            )
        assert_close(
            walk.answer,
            _ladder_truth(graph, diamonds),
            what=Text(f"paths for {diamonds} diamonds in a row", f"ひし形 {diamonds} 個を並べたときの paths"),
        )


@pytest.mark.points(1)
def test_leaves_the_graph(student, rng):
    """The graph stays as it was
    グラフは元のまま"""
    graph = _draw(rng, SHAPES[2])
    expected = math.fsum(math.prod(partials) for _, partials in _walk(graph, "s", "t"))
    asked = student.support.call_twice(student.paths, graph, "s", "t")
    if asked.unchanged is not True:
        fail("Your function changed the graph.", "関数がグラフを書き換えています。", diagnosis="mutated-input")
    assert_close(
        asked.answers, [expected, expected], what=Text("two answers for one graph", "同じグラフに対する二回の答え")
    )
