import pytest
import torch

from graders.checks import assert_close, assert_equal, fail, graph, keep, vjp

FIXED = ("sum", "mean", "max", "loop", "sin of sum")
SHARED = ("shared", "same leaf twice", "two leaves")


def _draw_program(rng):
    """Draw steps whose graph surely has a shared node, a branch, and a constant input."""
    program = [("scale", 0, 0), ("sin", 1, 1)]
    for _ in range(rng.integer(3, 7)):
        last = 2 + len(program)
        operation = rng.choice(("add", "sub", "mul", "scale", "sin", "exp", "cos"))
        program.append((operation, rng.integer(0, last), rng.integer(0, last)))
    last = 2 + len(program)
    program += [("mul", last, 3), ("add", last + 1, last + 1), ("mul", last + 2, 4)]
    return [*program, ("tanh", 2, 2), ("sub", last + 3, last + 4)]


@pytest.mark.points(3)
def test_known_graphs(student, reference, support):
    """The graphs of sum, mean, max, the loop, and sin(sum(x) + 2)
    sum、mean、max、ループ、sin(sum(x) + 2) のグラフ"""
    for name in FIXED:
        got = student.names(student.support.make(name))
        assert_equal(got, reference.names(support.make(name)), what=f"names({name})")


@pytest.mark.points(4)
def test_random_graphs(student, reference, support, rng):
    """Random graphs with branches, shared results and constants
    枝分かれ、結果の共有、定数を含むランダムなグラフ"""
    for _ in range(5):
        program = _draw_program(rng)
        got = student.names(student.support.run(program))
        assert_equal(got, reference.names(support.run(program)), what="names(y)")


@pytest.mark.points(2)
def test_count(student, reference, support, rng):
    """count_nodes agrees: 5 for the sum, 22 for the loop
    count_nodes の値（和は 5、ループは 22）"""
    for name in (*FIXED, *SHARED):
        expected = reference.count_nodes(support.make(name))
        assert_equal(student.count_nodes(student.support.make(name)), expected, what=f"count_nodes({name})")
    program = _draw_program(rng)
    expected = reference.count_nodes(support.run(program))
    assert_equal(student.count_nodes(student.support.run(program)), expected, what="count_nodes(y)")


@pytest.mark.points(1)
def test_each_node_once(student, reference, support):
    """A result that is used several times is listed once; two leaves are both there
    何度も使われる節点は一度だけ、葉が二つならどちらも入る"""
    for name in SHARED:
        got = student.names(student.support.make(name))
        assert_equal(got, reference.names(support.make(name)), what=f"names({name})")


@pytest.mark.points(1)
def test_no_graph(student):
    """A leaf and a constant have no nodes
    葉と定数には節点がない"""
    for name in ("leaf", "constant"):
        assert_equal(student.names(student.support.make(name)), [], what=f"names({name})")
        assert_equal(student.count_nodes(student.support.make(name)), 0, what=f"count_nodes({name})")


@pytest.mark.points(1)
def test_deep_graph(student):
    """A graph of 5001 nodes in a row
    5001 段の深いグラフ"""
    deep = student.support.make("deep", 5000)
    assert_equal(student.names(deep), ["SinBackward0"] * 5000 + ["AccumulateGrad"], what="names(y)")
    assert_equal(student.count_nodes(deep), 5001, what="count_nodes(y)")


@pytest.mark.points(2)
def test_loop_sum_value(student, rng):
    """loop_sum has the value and the gradient of the sum
    loop_sum の値と勾配は和と同じ"""
    for size in (2, 5, 17):
        x = rng.uniform(-2, 2, size)
        outputs, gradients = vjp(student.loop_sum, x)
        assert_close(outputs, (x.sum(),), what="loop_sum(y)")
        assert_close(gradients, [torch.ones_like(x)], what="the gradient of loop_sum")


@pytest.mark.points(1)
def test_loop_sum_graph(student, rng):
    """loop_sum records one addition per element
    loop_sum は要素ごとに足し算を記録する"""
    for size in (17, rng.integer(5, 12)):
        rows = graph(keep(student.loop_sum, student.support.make("parabola", size)))
        additions = sum(name == "AddBackward0" for name, _ in rows) - 1  # one belongs to 2x² + 2
        if additions not in (size - 1, size):
            fail(
                f"The graph of loop_sum has {additions} additions for {size} elements; add one element at a time.",
                f"{size} 個の要素に対し、loop_sum のグラフの足し算は {additions} 個です。一つずつ足しましょう。",
                kind="graph",
            )
