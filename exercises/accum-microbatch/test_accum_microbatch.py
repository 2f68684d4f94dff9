from functools import partial

import pytest
import torch

from graders.checks import T64_ENGINE, Text, assert_calls, case, fail, fetch, gradient

NAMES = ("squares", "logistic", "network")


def draw_problem(rng, name, count):
    """Draw (name, params, X, y) with `count` rows."""
    X, y = rng.normal(count, 3), rng.uniform(-2, 2, count)
    if name == "network":
        return name, [rng.normal(3, 5), rng.normal(5)], X, y
    return name, [rng.normal(3), rng.normal()], X, y


def seed_problem():
    x = torch.arange(1.0, 6.0, dtype=torch.float64)
    return "line", [torch.tensor(1.0, dtype=torch.float64)], x[:, None], torch.zeros(5, dtype=torch.float64)


def full_gradients(support, problem):
    name, params, X, y = problem
    loss = support.mean_loss(name)
    found = gradient(lambda *leaves: loss(leaves, X, y), *params)
    return list(found) if len(params) > 1 else [found]


def chunk_gradients(support, problem, chunk):
    """Return the gradients of each chunk's own mean loss, for the clues."""
    name, values, X, y = problem
    params, loss = support.leaves(values), support.mean_loss(name)
    return [torch.autograd.grad(loss(params, *rows), params) for rows in zip(X.split(chunk), y.split(chunk))]


def combine(weights, chunks):
    return [sum(weight * part for weight, part in zip(weights, parts)) for parts in zip(*chunks)]


def chunk_case(student, support, problem, chunk, params=None, call=1):
    """Ask for one batch in chunks; the clues are what the usual wrong weights give."""
    name, values, X, y = problem
    sizes = [len(rows) for rows in X.split(chunk)]
    shares = [size / len(X) for size in sizes]
    full = [share if size == chunk else 0.0 for share, size in zip(shares, sizes)]

    def weigh(clues):
        chunks = chunk_gradients(support, problem, chunk)
        return {clue: combine(weights, chunks) for clue, weights in clues.items()}

    return case(
        student.support.mean_loss(name),
        student.support.leaves(values) if params is None else params,
        X,
        y,
        chunk,
        expect=partial(full_gradients, support, problem),
        what=Text(
            f"microbatch_grad(..., chunk={chunk}) of {len(X)} rows",
            f"microbatch_grad(..., chunk={chunk})（{len(X)} 行）",
        ),
        paths=partial(
            weigh,
            {
                Text("through the last chunk", "最後のチャンク"): [0.0] * (len(sizes) - 1) + shares[-1:],
                Text("through the chunks before it", "それより前のチャンク"): [*shares[:-1], 0.0],
            },
        ),
        counts={"rows": len(X)},
        mistakes=partial(
            weigh,
            {
                "chunk-means-added": [1.0] * len(sizes),
                "chunks-weighted-equally": [1 / len(sizes)] * len(sizes),
                "last-chunk-too-heavy": [chunk / len(X)] * len(sizes),
                "remainder-dropped": full,
            },
        ),
        call=call,
    )


def ask(student, support, problems):
    cases = [chunk_case(student, support, problem, chunk) for problem, chunk in problems]
    assert_calls(student.microbatch_grad, cases, tolerance=T64_ENGINE)


@pytest.mark.points(1)
def test_statement_example(student, support):
    """The five rows of the statement in chunks of 2: 22
    問題文の 5 行を 2 行ずつ：22"""
    ask(student, support, [(seed_problem(), 2)])


@pytest.mark.points(3)
def test_equal_chunks(student, support, rng):
    """Equal chunks: 10 rows by 5, 15 by 5, 14 by 7
    等分できる場合：10 行を 5 行ずつ、15 行を 5 行ずつ、14 行を 7 行ずつ"""
    sizes = ((10, 5), (15, 5), (14, 7))
    ask(student, support, [(draw_problem(rng, name, count), chunk) for name, (count, chunk) in zip(NAMES, sizes)])


@pytest.mark.points(5)
def test_shorter_last_chunk(student, support, rng):
    """A shorter last chunk: 10 rows as 4 + 4 + 2, and others
    最後が短い場合：10 行を 4 + 4 + 2 など"""
    sizes = ((10, 4), (7, 5), (17, 5), (11, 3), (13, 7))
    names = (*NAMES, "squares", "network")
    ask(student, support, [(draw_problem(rng, name, count), chunk) for name, (count, chunk) in zip(names, sizes)])


@pytest.mark.points(2)
def test_extreme_chunks(student, support, rng):
    """Chunks of one row, one chunk for all, a chunk larger than the batch
    1 行ずつ、全体で一つ、行数より大きい chunk"""
    sizes = ((5, 1), (5, 5), (5, 7), (1, 3), (7, 100))
    names = (*NAMES, "squares", "network")
    ask(student, support, [(draw_problem(rng, name, count), chunk) for name, (count, chunk) in zip(names, sizes)])


@pytest.mark.points(2)
def test_one_graph_at_a_time(student, rng):
    """Every row once, at most chunk rows at a time, one graph at a time
    どの行も一回、一度に chunk 行まで、グラフは同時に一つまで"""
    for name, count, chunk in (("squares", 10, 4), ("network", 14, 7)):
        _, params, X, y = draw_problem(rng, name, count)
        loss = student.support.mean_loss(name)
        student.microbatch_grad(loss, student.support.leaves(params), X, y, chunk)
        rows, most_graphs = loss.rows, loss.most_graphs
        if max(rows, default=0) > chunk:
            fail(
                f"loss_mean was given {max(rows)} rows at once; chunk is {chunk}.",
                f"loss_mean に一度に {max(rows)} 行渡しています（chunk は {chunk}）。",
                diagnosis="too-costly",
                count=max(rows),
                bound=chunk,
            )
        if sum(rows) != count:
            fail(
                f"loss_mean was given {sum(rows)} rows in all; the batch has {count}.",
                f"loss_mean に渡した行は合計 {sum(rows)} 行ですが、バッチは {count} 行です。",
                count=sum(rows),
                bound=count,
            )
        if most_graphs > 1:
            fail(
                f"{most_graphs} graphs were alive at the same time. Go backward before the next chunk is evaluated.",
                f"{most_graphs} 個のグラフが同時に残っています。次のチャンクを計算する前に逆伝播しましょう。",
                diagnosis="too-costly",
                count=most_graphs,
                bound=1,
            )


@pytest.mark.points(2)
def test_asked_again(student, support, rng):
    """A second and third question about the same parameters, and .grad is as before
    同じパラメータで二度目、三度目も正しく、.grad も元のまま"""
    cases = []
    for name, count in (("squares", 7), ("logistic", 5)):
        problem = draw_problem(rng, name, count)
        params = student.support.leaves(problem[1])
        cases += [chunk_case(student, support, problem, 2, params, call) for call in (1, 2, 3)]
    assert_calls(student.microbatch_grad, cases, tolerance=T64_ENGINE)
    left = fetch(student.support.grads(params))
    if not isinstance(left, list) or any(grad is not None for grad in left):
        fail(
            "Your function left a gradient in the .grad of the parameters; it was None before.",
            "関数がパラメータの .grad に勾配を残しています。呼び出し前は None でした。",
            diagnosis="grad-left",
        )
