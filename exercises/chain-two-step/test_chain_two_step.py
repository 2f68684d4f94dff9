import pytest

from graders.checks import assert_close, fail

STEPS = ("t", "z", "dz_dz", "dz_dt", "dt_dx", "dt_dy")
PRODUCTS = ("dz_dx", "dz_dy")


def _truth(a, b, x, y):
    t = a * x + b * y
    values = (t, t * t, 1.0, 2 * t, a, b, 2 * t * a, 2 * t * b)
    return dict(zip((*STEPS, *PRODUCTS), values, strict=True))


def _check(student, keys, point):
    """Compare the entries called `keys`, and these alone."""
    got, expected = student.chain(*point), _truth(*point)
    shown = ", ".join(f"{value:.4g}" for value in point)
    if not isinstance(got, dict):
        fail("chain should return a dict.", "chain は辞書を返してください。", kind="type")
    for key in keys:
        if key not in got:
            fail(f"The dict has no key {key!r}.", f"辞書にキー {key!r} がありません。", kind="keys")
        assert_close(got[key], expected[key], what=f"chain({shown})[{key!r}]")


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


@pytest.mark.points(2)
def test_seed_points(student):
    """All eight entries at (1, 1, 3, 2) and at (2, 1, 3, 2)
    (1, 1, 3, 2) と (2, 1, 3, 2) での八つの値"""
    for point in ((1.0, 1.0, 3.0, 2.0), (2.0, 1.0, 3.0, 2.0)):
        assert_close(student.chain(*point), _truth(*point), what=f"chain{point}")


@pytest.mark.points(2)
def test_steps(student, rng):
    """The values t, z and the local derivatives of each step
    t、z の値と、各段の局所的な微分"""
    for _ in range(5):
        _check(student, STEPS, _draw(rng))


@pytest.mark.points(2)
def test_products(student, rng):
    """dz_dx and dz_dy at random points
    ランダムな点での dz_dx と dz_dy"""
    for _ in range(5):
        _check(student, PRODUCTS, _draw(rng))


@pytest.mark.points(2)
def test_expanded(student, rng):
    """expanded agrees with the chain rule
    expanded が連鎖律の答えと一致する"""
    for point in ([1.0, 1.0, 3.0, 2.0], [2.0, 1.0, 3.0, 2.0], *(_draw(rng) for _ in range(5))):
        assert_close(student.expanded(*point), _truth(*point)["dz_dx"], what="expanded")


@pytest.mark.points(2)
def test_zeros(student, rng):
    """a = 0, x = 0, y = 0, and t = 0
    a = 0、x = 0、y = 0、t = 0 の場合"""
    a, b, x, y = _draw(rng)
    for point in ((0.0, b, x, y), (a, b, 0.0, y), (a, b, x, 0.0), (2.0, -1.0, 1.5, 3.0), (0.0, 0.0, x, y)):
        _check(student, (*STEPS, *PRODUCTS), point)
        assert_close(student.expanded(*point), _truth(*point)["dz_dx"], what="expanded")
