from collections import Counter
from functools import partial

import pytest
import torch

from graders.checks import EXACT, Text, assert_calls, assert_close, case, fail, gradient, graph, lend, vjp

FIXED = ("sum", "mean", "max", "loop", "sin of sum")
SHARED = ("shared", "same leaf twice", "two leaves")


def draw_program(rng):
    """Draw steps whose graph surely has a shared node, a branch, and a constant input."""
    program = [("scale", 0, 0), ("sin", 1, 1)]
    for _ in range(rng.integer(3, 7)):
        last = 2 + len(program)
        operation = rng.choice(("add", "sub", "mul", "scale", "sin", "exp", "cos"))
        program.append((operation, rng.integer(0, last), rng.integer(0, last)))
    last = 2 + len(program)
    program += [("mul", last, 3), ("add", last + 1, last + 1), ("mul", last + 2, 4)]
    return [*program, ("tanh", 2, 2), ("sub", last + 3, last + 4)]


def links(node):
    return [child for child, _ in node.next_functions] if node else []


def inputs(node):
    return [child for child in links(node) if child]


def walk(y, follow=inputs, key=id, place=0):
    """Return the nodes of y's graph, one for each key; place -1 takes the newest waiting node, not the oldest."""
    found, waiting, seen = [], [y.grad_fn], set()
    while waiting:
        node = waiting.pop(place)
        if key(node) not in seen:
            seen.add(key(node))
            found.append(node)
            waiting += reversed(follow(node)) if place else follow(node)
    return found


def slips(y):
    """Return the nodes that usual slips find, by the name of the mistake."""
    return {
        "depth-first": walk(y, place=-1),
        "first-input-only": walk(y, follow=lambda node: inputs(node)[:1]),
        "node-repeated": walk(y, key=lambda node: object()),
        "one-per-name": walk(y, key=type),
        "none-listed": walk(y, follow=links, key=lambda node: node or object()),
    }


def wrong_names(y):
    mistakes = {slip: [type(node).__name__ for node in nodes] for slip, nodes in slips(y).items()}
    mistakes["number-stripped"] = [type(node).__name__.rstrip("0123456789") for node in walk(y)]
    mistakes["prefix-kept"] = [node.name() for node in walk(y)]
    return mistakes


def wrong_counts(y):
    mistakes = {slip: len(nodes) for slip, nodes in slips(y).items()}
    return mistakes | {"links-counted": sum(len(links(node)) for node in walk(y))}


def wrong_tallies(y):
    return {slip: dict(Counter(names)) for slip, names in wrong_names(y).items()}


def names_case(reference, name, made, y):
    return case(made, expect=reference.names(y), what=f"names({name})", mistakes=partial(wrong_names, y))


def count_case(reference, name, made, y):
    return case(made, expect=reference.count_nodes(y), what=f"count_nodes({name})", mistakes=partial(wrong_counts, y))


@pytest.mark.points(3)
def test_known_graphs(student, reference, support):
    """The graphs of sum, mean, max, the loop, and sin(sum(x) + 2)
    sum、mean、max、ループ、sin(sum(x) + 2) のグラフ"""
    cases = [names_case(reference, name, student.support.make(name), support.make(name)) for name in FIXED]
    assert_calls(student.names, cases, tolerance=EXACT)


@pytest.mark.points(4)
def test_random_graphs(student, reference, support, rng):
    """Random graphs with branches, shared results and constants
    枝分かれ、結果の共有、定数を含むランダムなグラフ"""
    programs = [draw_program(rng) for _ in range(5)]
    cases = [names_case(reference, "y", student.support.run(each), support.run(each)) for each in programs]
    assert_calls(student.names, cases, tolerance=EXACT)


@pytest.mark.points(1)
def test_each_node_once(student, reference, support):
    """A result that is used several times is listed once; two leaves are both there
    何度も使われる節点は一度だけ、葉が二つならどちらも入る"""
    cases = [names_case(reference, name, student.support.make(name), support.make(name)) for name in SHARED]
    assert_calls(student.names, cases, tolerance=EXACT)


@pytest.mark.points(1)
def test_no_graph(student):
    """A leaf and a constant have no nodes
    葉と定数には節点がない"""
    tensors = [(name, student.support.make(name)) for name in ("leaf", "constant")]
    assert_calls(student.names, [case(y, expect=[], what=f"names({name})") for name, y in tensors], tolerance=EXACT)
    cases = [case(y, expect=0, what=f"count_nodes({name})") for name, y in tensors]
    assert_calls(student.count_nodes, cases, tolerance=EXACT)


@pytest.mark.points(2)
def test_count(student, reference, support, rng):
    """count_nodes agrees: 5 for the sum, 22 for the loop
    count_nodes の値（和は 5、ループは 22）"""
    graphs = [(name, student.support.make(name), support.make(name)) for name in (*FIXED, *SHARED)]
    program = draw_program(rng)
    graphs.append(("y", student.support.run(program), support.run(program)))
    assert_calls(student.count_nodes, [count_case(reference, *each) for each in graphs], tolerance=EXACT)


@pytest.mark.points(1)
def test_deep_graph(student, reference, support):
    """A graph of 5001 nodes in a row
    5001 段の深いグラフ"""
    made, y = student.support.make("deep", 5000), support.make("deep", 5000)
    names = case(made, expect=dict(Counter(reference.names(y))), what="names(deep)", mistakes=partial(wrong_tallies, y))
    assert_calls(student.support.tally(student.names), [names])
    assert_calls(student.count_nodes, [count_case(reference, "deep", made, y)], tolerance=EXACT)


@pytest.mark.points(2)
def test_loop_sum_value(student, rng):
    """loop_sum has the value and the gradient of the sum
    loop_sum の値と勾配は和と同じ"""
    for size in (2, 5, 17):
        x, v = rng.uniform(-2, 2, size), rng.uniform(1, 2)
        outputs, gradients = vjp(student.loop_sum, x, cotangents=v)
        assert_close(outputs, (x.sum(),), what="loop_sum(y)")
        assert_close(
            gradients,
            [gradient(torch.sum, x, cotangent=v)],
            what=Text("the gradient of loop_sum", "loop_sum の勾配"),
            value=x.sum(),
        )


@pytest.mark.points(1)
def test_loop_sum_graph(student, support, rng):
    """loop_sum records one addition per element
    loop_sum は要素ごとに足し算を記録する"""
    for size in (17, rng.integer(5, 12)):
        y = support.make("parabola", size)
        total = student.loop_sum(lend(student, y))
        rows = graph(total)
        if not rows:
            fail(
                "The result of loop_sum has no graph.",
                "loop_sum の結果には計算グラフがありません。",
                diagnosis="cut-graph",
            )
        additions = sum(name == "AddBackward0" for name, _ in rows) - 1  # one belongs to 2x² + 2
        if additions not in (size - 1, size):
            fail(
                f"The graph of loop_sum has {additions} additions for {size} elements; add one element at a time.",
                f"{size} 個の要素に対し、loop_sum のグラフの足し算は {additions} 個です。一つずつ足しましょう。",
                diagnosis="sum-at-once",
            )
        assert_close(total, y.sum(), what="loop_sum(y)")
