"""Trusted numerics: right answers pass, wrong ones never do, and the difference is named."""

import math

import numpy
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st

from graders.compare import EXACT, T64, Tolerance, find_difference
from graders.ratio import find_ratio, name_ratio
from graders.text import as_text

numbers = st.floats(-1e6, 1e6, allow_nan=False)
vectors = st.lists(numbers, min_size=1, max_size=8).map(lambda items: torch.tensor(items, dtype=torch.float64))


def kind(got: object, expected: object, tolerance: Tolerance | None = T64) -> str | None:
    """The kind of the first difference."""
    difference = find_difference(got, expected, tolerance, as_text("x"))
    if difference is not None:
        assert difference.text.en
        assert difference.text.ja
    return difference.kind if difference else None


@given(vectors)
def test_equal_tensors_agree(x: torch.Tensor) -> None:
    assert kind(x.clone(), x) is None
    assert kind(x.clone(), x, EXACT) is None


@given(vectors, st.integers(0, 7), st.floats(1e-3, 10))
def test_one_wrong_element_is_found_and_named(x: torch.Tensor, place: int, shift: float) -> None:
    place %= len(x)
    got = x.clone()
    got[place] += shift * max(1.0, x.abs().max().item())
    difference = find_difference(got, x, T64, as_text("x"))
    assert difference is not None
    assert (difference.evidence["wrong"], difference.evidence["index"]) == (1, [place])


@given(vectors, st.floats(-100, 100).filter(lambda c: abs(c) > 1e-3 and abs(c - 1) > 1e-3))
def test_constant_ratio_is_found(x: torch.Tensor, c: float) -> None:
    assume(x.abs().max() > 1e-3)
    assert find_ratio(c * x, x) == pytest.approx(c)


@given(vectors, vectors)
def test_ratio_is_never_claimed_where_there_is_none(x: torch.Tensor, y: torch.Tensor) -> None:
    n = min(len(x), len(y))
    x, y = x[:n], y[:n]
    ratio = find_ratio(x, y)
    if ratio is not None:
        assert torch.allclose(x, ratio * y, rtol=1e-5, atol=1e-5 * x.abs().max().item())


@pytest.mark.parametrize(("c", "name"), [(1 / 17, "1/17"), (-0.5, "-1/2"), (2.0, "2"), (math.pi, "3.14159")])
def test_ratio_is_written_as_a_student_would(c: float, name: str) -> None:
    assert name_ratio(c) == name


@pytest.mark.parametrize(
    ("got", "expected", "wanted"),
    [
        (torch.ones(2, 1), torch.ones(2), "shape"),
        (torch.empty(0), torch.ones(2), "shape"),
        (torch.ones(()), torch.ones(2), "shape"),
        (torch.ones(2, dtype=torch.float64), torch.ones(2), "dtype"),
        (torch.tensor([1.0, math.nan]), torch.ones(2), "finite"),
        (torch.tensor([1.0, math.inf]), torch.ones(2), "finite"),
        (torch.tensor([math.nan, 1.0]), torch.tensor([math.nan, 1.0]), None),
        (torch.tensor([1.0]), torch.tensor([math.inf]), "value"),
        ([1.0, 1.0], torch.ones(2), "type"),
        (numpy.ones(2), torch.ones(2), "type"),
        (numpy.ones(2), numpy.ones(2), None),
        (numpy.array([1, 1]), numpy.ones(2), None),
        (numpy.array(["a", "b"]), numpy.ones(2), "type"),
        (torch.ones(2), numpy.ones(2), "type"),
        (3, 3.0, None),
        (numpy.float64(3.0), 3.0, None),
        (True, 1.0, "type"),
        (torch.tensor(3.0), 3.0, "type"),
        (math.nan, 3.0, "finite"),
        (10**400, 3.0, "finite"),
        (3.0 + 1e-12, 3.0, None),
        (3.0 + 1e-6, 3.0, "value"),
        (1, True, "type"),
        (numpy.bool_(True), True, None),
        ("a", "b", "value"),
        (0, None, "value"),
        ([1.0], [1.0, 2.0], "length"),
        ((1.0, 2.0), [1.0, 2.0], None),
        ({"a": 1.0}, {"a": 1.0, "b": 2.0}, "keys"),
        ({"a": 1.0, "b": 3.0}, {"a": 1.0, "b": 2.0}, "value"),
        ({1: 2, "x": 3}, {"a": 1.0}, "keys"),
    ],
)
def test_first_difference_is_of_the_right_kind(got: object, expected: object, wanted: str | None) -> None:
    assert kind(got, expected) == wanted


def test_small_elements_do_not_pass_by_accident() -> None:
    assert kind(torch.tensor([1.0, 0.0]).double(), torch.tensor([1.0, 1e-6]).double()) == "value"


def test_exact_means_exact() -> None:
    assert kind(1.0 + 2**-52, 1.0, EXACT) == "value"
    assert kind(2, 3, EXACT) == "value"


def test_tolerance_follows_the_dtype_inside_containers() -> None:
    x = torch.ones(3)
    assert kind([x + 1e-6], [x], None) is None
    assert kind([x.double() + 1e-6], [x.double()], None) == "value"
    assert kind({"a": 1.0 + 1e-6}, {"a": 1.0}, None) == "value"


def test_error_of_rounding_size_is_no_ratio() -> None:
    x = torch.tensor([1.0, 2.0, 3.0])
    assert find_ratio(x * (1 + 2e-6), x) is None
