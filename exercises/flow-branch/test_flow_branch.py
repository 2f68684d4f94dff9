import math

import pytest
import torch

from graders.checks import assert_calls, case, floats, gradient, inputs, tensors, to_leaf


def branch(coin):
    """Return the function that the coin chooses."""
    return (lambda x: x + 3) if coin < 0.5 else (lambda x: torch.sin(x) + torch.cos(x**2))


def branch_case(x, coin):
    chosen = gradient(branch(coin), x)
    other = gradient(branch(1 - coin if coin != 0.5 else 0), x)
    mistakes = {"branches-mixed": (chosen + other) / 2, "other-branch": other}
    if coin >= 0.5:
        mistakes["chain-factor"] = math.cos(x) - math.sin(x * x)
    value = branch(coin)(torch.tensor(x, dtype=torch.float64)).item()
    return case(x, coin, expect=chosen, what=f"branch_grad({x:.4g}, {coin:.4g})", value=value, mistakes=mistakes)


def pieces(x):
    """Compute each piece only where it is chosen."""
    y = x**2
    y = y.masked_scatter(x < -1, torch.sqrt(-x[x < -1]))
    return y.masked_scatter(x > 1, 1 + torch.log(x[x > 1]))


def pieces_case(x, smooth=True):
    right = gradient(pieces, x, smooth=smooth)
    plain = x.detach()
    return case(
        x,
        expect=right,
        value=pieces(plain),
        kinks=plain.abs() == 1,
        risky={"x ≥ 0": plain >= 0, "x = 0": plain == 0},
        mistakes={"nan-swept-away": torch.where(plain >= 0, 0.0, right)},
    )


def draw_points(rng, *shape):
    """Draw points of all three pieces, at a distance from the kinks."""
    low, high = torch.tensor([-4.0, -0.95, 1.05]), torch.tensor([-1.05, 0.95, 4.0])
    which = torch.arange(math.prod(shape)) % 3
    share = rng.uniform(0, 1, *shape)
    return low[which].reshape(shape) + (high - low)[which].reshape(shape) * share


BRANCHES = inputs(branch_case, x=floats(), coin=floats(0, 1))
PIECES = inputs(lambda xs: pieces_case(xs), xs=tensors("n", avoid=(1.0, -1.0)))
ENDS = inputs(lambda xs: pieces_case(xs, smooth=False), xs=tensors("n"))
ANY_SHAPE = inputs(lambda xs: pieces_case(xs), xs=tensors("m", "n", avoid=(1.0, -1.0), least=0))


@pytest.mark.points(1)
def test_two(student):
    """At 2: the derivative 1 or 2.61106..., as the coin says
    x = 2 では、coin により 1 か 2.61106..."""
    cases = [branch_case(2.0, coin) for coin in (0.1, 0.9, 0.3, 0.7)]
    assert_calls(student.branch_grad, cases, simplest=BRANCHES)


@pytest.mark.points(3)
def test_each_branch(student, rng):
    """Both branches at random points, one after the other
    ランダムな点で、二つの枝を交互に"""
    coins = [rng.number(0, 0.45) + 0.55 * (number % 2) for number in range(10)]
    assert_calls(student.branch_grad, [branch_case(rng.number(0.3, 3.0), coin) for coin in coins], simplest=BRANCHES)


@pytest.mark.points(1)
def test_coin_at_the_edge(student, rng):
    """The coins 0, 0.5 and 1
    coin が 0、0.5、1 のとき"""
    cases = [branch_case(rng.number(0.3, 3.0), coin) for coin in (0.5, 0.0, 1.0, 0.5, 0.5)]
    assert_calls(student.branch_grad, cases, simplest=BRANCHES)


@pytest.mark.points(2)
def test_pieces(student, rng):
    """piecewise: the right slope on all three pieces, nowhere nan
    piecewise：三つの部分すべてで正しい傾き、nan は出ない"""
    cases = [pieces_case(torch.tensor([-4.0, -0.5, 0.0, 0.5, 4.0], dtype=rng.dtype))]
    zero = torch.zeros(1, dtype=rng.dtype)
    cases += [pieces_case(torch.cat([draw_points(rng, size), zero])) for size in (7, 11, 17)]
    assert_calls(student.piecewise, cases, what="piecewise(xs)", simplest=PIECES)


@pytest.mark.points(1)
def test_ends_of_the_pieces(student, rng):
    """At -1 and 1 the middle piece counts
    -1 と 1 では中央の式が使われる"""
    ends = torch.tensor([-1.0, 1.0], dtype=rng.dtype)
    cases = [pieces_case(torch.cat([draw_points(rng, size), ends]), smooth=False) for size in (3, 5, 7)]
    assert_calls(student.piecewise, cases, what="piecewise(xs)", simplest=ENDS)


@pytest.mark.points(1)
def test_shapes(student, rng):
    """Matrices, one point, points of one piece only, no points
    行列、1 点、一つの部分の点だけ、空のテンソル"""
    points = (
        draw_points(rng, 3, 5),
        draw_points(rng, 2, 3, 2),
        torch.tensor(rng.number(1.5, 3), dtype=rng.dtype),
        rng.uniform(-4, -1.1, 5),
        rng.uniform(-4, 4, 0),
    )
    cases = [pieces_case(x) for x in points]
    assert_calls(student.piecewise, cases, what="piecewise(xs)", simplest=ANY_SHAPE)


@pytest.mark.points(1)
def test_leaves_no_trace(student, rng):
    """xs stays as it was, also when it requires a gradient, and the answer is a plain tensor
    xs を変えず（勾配を必要とする場合も）、切り離したテンソルを返す"""
    x = rng.uniform(-4, -1.1, 5)
    cases = [pieces_case(each) for each in (to_leaf(x), to_leaf(x), x)]
    assert_calls(student.piecewise, cases, what="piecewise(xs)", simplest=PIECES, pure=True)
