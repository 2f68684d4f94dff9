"""Expected gradients, by autograd in the judge; `gradus verify` holds each against two other methods.

A wrong reference would mark right students wrong. So where oracles are watched, every gradient is compared with central
differences of the function, and with forward mode by the adjoint identity <v, J t> = <J'v, t>.
"""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import numpy
import torch
from torch.autograd import forward_ad

STEP = 1e-6
RELATIVE = 1e-5
ADJOINT_RELATIVE = 1e-9
MAX_ELEMENTS = 64


class OracleError(Exception):
    """Say that an expected gradient is not the derivative of its function."""


@dataclass
class Watch:
    """Count the gradients that were held against other methods."""

    count: int = 0


_watch: ContextVar[Watch | None] = ContextVar("oracle_watch", default=None)


@contextmanager
def watch_oracles() -> Iterator[Watch]:
    """Hold every expected gradient that is asked for inside against differences and forward mode."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def gradient(function: Callable[..., Any], *inputs: Any, cotangent: Any = None, smooth: bool = True) -> Any:
    """Return the gradient of `function` at `inputs`, or with a cotangent the vector-Jacobian product.

    Each input is a float, an array or a tensor, and its gradient is the same; one input gives one gradient, several a
    tuple. An input that the function does not use has gradient zero. Without a cotangent the sum of the output's
    elements is differentiated. `smooth=False` says that a kink lies at the inputs: other methods see no slope there.

    Raises:
        OracleError: oracles are watched, and another method gives another gradient.
    """
    leaves = [_to_leaf(each) for each in inputs]
    output = function(*leaves)
    upstream = torch.ones_like(output) if cotangent is None else torch.as_tensor(cotangent, dtype=output.dtype)
    if output.requires_grad:
        found = torch.autograd.grad(output, leaves, upstream, allow_unused=True, materialize_grads=True)
    else:
        found = tuple(torch.zeros_like(leaf) for leaf in leaves)
    watch = _watch.get()
    if watch is not None:
        watch.count += 1
        if smooth and all(leaf.dtype == torch.float64 for leaf in leaves):
            _hold_against_differences(function, leaves, upstream, found)
            _hold_against_forward_mode(function, leaves, upstream, found)
    answers = tuple(_like(each, value) for each, value in zip(inputs, found, strict=True))
    return answers[0] if len(answers) == 1 else answers


def _to_leaf(value: Any) -> torch.Tensor:
    if isinstance(value, torch.Tensor):
        return value.detach().clone().requires_grad_()
    return torch.tensor(value, dtype=torch.float64 if isinstance(value, int | float) else None).requires_grad_()


def _like(given: Any, value: torch.Tensor) -> Any:
    if isinstance(given, numpy.ndarray):
        return value.numpy()
    return value if isinstance(given, torch.Tensor) else value.item()


def _weigh(function: Callable[..., Any], leaves: list[torch.Tensor], upstream: torch.Tensor) -> float:
    with torch.enable_grad():  # the function may differentiate inside
        return float((function(*leaves).detach() * upstream).sum())


def _hold_against_differences(
    function: Callable[..., Any], leaves: list[torch.Tensor], upstream: torch.Tensor, found: tuple[torch.Tensor, ...]
) -> None:
    for number, leaf in enumerate(leaves):
        flat = leaf.detach().reshape(-1)
        places = torch.linspace(0, max(flat.numel() - 1, 0), min(flat.numel(), MAX_ELEMENTS)).long().tolist()
        scale = max(1.0, float(found[number].abs().max())) if flat.numel() else 1.0
        for place in places:
            step = STEP * max(1.0, abs(flat[place].item()))
            ends = []
            for sign in (1, -1):
                moved = flat.clone()
                moved[place] += sign * step
                others = [each.detach().clone().requires_grad_() for each in leaves]
                others[number] = moved.reshape(leaf.shape).requires_grad_()
                ends.append(_weigh(function, others, upstream))
            quotient = (ends[0] - ends[1]) / (2 * step)
            exact = found[number].reshape(-1)[place].item()
            noise = 1e-15 * max(abs(end) for end in ends) / step
            if abs(quotient - exact) > RELATIVE * scale + 10 * noise:
                raise OracleError(f"autograd gives {exact:.10g}, central differences {quotient:.10g}")


def _hold_against_forward_mode(
    function: Callable[..., Any], leaves: list[torch.Tensor], upstream: torch.Tensor, found: tuple[torch.Tensor, ...]
) -> None:
    generator = torch.Generator().manual_seed(0)
    tangents = [torch.randn(leaf.shape, generator=generator, dtype=leaf.dtype) for leaf in leaves]
    try:
        with warnings.catch_warnings(action="ignore"), forward_ad.dual_level():
            pairs = zip(leaves, tangents, strict=True)
            duals = [forward_ad.make_dual(leaf.detach(), t) for leaf, t in pairs]  # type: ignore[no-untyped-call]
            tangent = forward_ad.unpack_dual(function(*duals)).tangent  # type: ignore[no-untyped-call]
    except (NotImplementedError, RuntimeError):
        return  # an operation without forward mode, or a function that differentiates inside
    forward = 0.0 if tangent is None else float((tangent * upstream).sum())
    reverse = sum(float((g * t).sum()) for g, t in zip(found, tangents, strict=True))
    size = sum(float((g * t).abs().sum()) for g, t in zip(found, tangents, strict=True))
    if abs(forward - reverse) > ADJOINT_RELATIVE * max(1.0, size):
        raise OracleError(f"reverse mode gives {reverse:.12g} along a direction, forward mode {forward:.12g}")
