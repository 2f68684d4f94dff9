import pytest

from graders.checks import assert_calls, case, floats, gradient, inputs

STEPS = ("t", "z", "dz_dz", "dz_dt", "dt_dx", "dt_dy")
PRODUCTS = ("dz_dx", "dz_dy")
WORKED = ((1.0, 1.0, 3.0, 2.0), (2.0, 1.0, 3.0, 2.0))


def _entries(point, dz_dz=1.0, two=2.0, swap=False):
    """Return the eight entries, or what they become where one of the steps is wrong."""
    a, b, x, y = point
    t = a * x + b * y
    dz_dt, dt_dx, dt_dy = two * t, *((b, a) if swap else (a, b))
    values = (t, t * t, dz_dz, dz_dt, dt_dx, dt_dy, dz_dz * dz_dt * dt_dx, dz_dz * dz_dt * dt_dy)
    return dict(zip((*STEPS, *PRODUCTS), values, strict=True))


def _chain_case(point, keys=(*STEPS, *PRODUCTS)):
    """Ask for these entries of the dict."""
    truth = _entries(point)
    wrong = {
        "dz-dz-zero": _entries(point, dz_dz=0.0),
        "dz-dz-value": truth | {"dz_dz": truth["z"]},
        "dz-dt-two-lost": _entries(point, two=1.0),
        "x-and-y-swapped": _entries(point, swap=True),
    }
    mistakes = {name: _pick(keys, entries) for name, entries in wrong.items()}
    return case(*point, expect=_pick(keys, truth), mistakes=mistakes)


def _products_case(point):
    """Ask for the two products."""
    a, b, x, y = point
    z, slopes = (a * x + b * y) ** 2, gradient(lambda x, y: (a * x + b * y) ** 2, x, y)
    return case(
        *point,
        expect=dict(zip(PRODUCTS, slopes, strict=True)),
        value=dict.fromkeys(PRODUCTS, z),
        factors={"∂z/∂t": dict.fromkeys(PRODUCTS, 2 * (a * x + b * y)), "∂t/∂x, ∂t/∂y": {"dz_dx": a, "dz_dy": b}},
        formulas={"(x + y)²": dict.fromkeys(PRODUCTS, 2 * (x + y))},
        mistakes={
            "dz-dz-zero": dict.fromkeys(PRODUCTS, 0.0),
            "dz-dt-two-lost": _pick(PRODUCTS, _entries(point, two=1.0)),
            "x-and-y-swapped": _pick(PRODUCTS, _entries(point, swap=True)),
        },
    )


def _pick(keys, entries):
    return {key: entries[key] for key in keys}


def _expanded_case(point):
    """Ask for dz/dx from the polynomial."""
    a, b, x, y = point
    square, mixed = 2 * a * a * x, 2 * a * b * y
    return case(
        *point,
        expect=square + mixed,
        value=(a * x + b * y) ** 2,
        formulas={"(x + y)²": 2 * (x + y)},
        mistakes={"mixed-term-lost": square, "mixed-term-halved": square + mixed / 2},
    )


def _draw(rng):
    """Draw a, b, x, y for which a lost or repeated factor and the misprinted inner function give other numbers."""
    return rng.separating(
        lambda: [rng.choice((-1.0, 1.0)) * rng.number(0.3, 3.0) for _ in range(4)],
        lambda q: 2 * q[0] * (q[0] * q[2] + q[1] * q[3]),
        lambda q: 2 * (q[0] * q[2] + q[1] * q[3]),
        lambda q: 2 * q[0] ** 2 * (q[0] * q[2] + q[1] * q[3]),
        lambda q: q[0] * (q[0] * q[2] + q[1] * q[3]),
        lambda q: 2 * q[1] * (q[0] * q[2] + q[1] * q[3]),
        lambda q: 2 * (q[2] + q[3]),
        lambda q: 2 * q[0] ** 2 * q[2],
        lambda q: 2 * q[0] ** 2 * q[2] + q[0] * q[1] * q[3],
        gap=0.02,
    )


POINTS = {name: floats() for name in "abxy"}
CHAIN = inputs(lambda **point: _chain_case(tuple(point.values())), **POINTS)
PRODUCT = inputs(lambda **point: _products_case(tuple(point.values())), **POINTS)
EXPANDED = inputs(lambda **point: _expanded_case(tuple(point.values())), **POINTS)


@pytest.mark.points(2)
def test_seed_points(student):
    """All eight entries at (1, 1, 3, 2) and at (2, 1, 3, 2)
    (1, 1, 3, 2) と (2, 1, 3, 2) での八つの値"""
    assert_calls(student.chain, [_chain_case(point) for point in WORKED], what="chain(a, b, x, y)", simplest=CHAIN)


@pytest.mark.points(2)
def test_steps(student, rng):
    """The values t, z and the local derivatives of each step
    t、z の値と、各段の局所的な微分"""
    steps = student.support.pick(student.chain, STEPS)
    assert_calls(steps, [_chain_case(_draw(rng), STEPS) for _ in range(5)], what="chain(a, b, x, y)")


@pytest.mark.points(2)
def test_products(student, rng):
    """dz_dx and dz_dy at random points
    ランダムな点での dz_dx と dz_dy"""
    products = student.support.pick(student.chain, PRODUCTS)
    assert_calls(products, [_products_case(_draw(rng)) for _ in range(5)], what="chain(a, b, x, y)", simplest=PRODUCT)


@pytest.mark.points(2)
def test_expanded(student, rng):
    """expanded agrees with the chain rule
    expanded が連鎖律の答えと一致する"""
    points = (*WORKED, *(_draw(rng) for _ in range(5)))
    assert_calls(
        student.expanded, [_expanded_case(point) for point in points], what="expanded(a, b, x, y)", simplest=EXPANDED
    )


@pytest.mark.points(2)
def test_zeros(student, rng):
    """a = 0, x = 0, y = 0, and t = 0
    a = 0、x = 0、y = 0、t = 0 の場合"""
    a, b, x, y = _draw(rng)
    points = ((0.0, b, x, y), (a, b, 0.0, y), (a, b, x, 0.0), (2.0, -1.0, 1.5, 3.0), (0.0, 0.0, x, y))
    assert_calls(student.chain, [_chain_case(point) for point in points], what="chain(a, b, x, y)", simplest=CHAIN)
    assert_calls(
        student.expanded, [_expanded_case(point) for point in points], what="expanded(a, b, x, y)", simplest=EXPANDED
    )
