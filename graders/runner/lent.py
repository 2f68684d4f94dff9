"""A function that lives in the judge, as a student's code meets it: calling it asks, differentiating it asks as well.

It works under backward, torch.autograd.grad, forward mode and torch.func (grad, vjp, jvp, vmap, jacrev, jacfwd), once:
there is no second derivative. Nothing of what counts is counted here (graders/lent.py does).
"""

from collections.abc import Callable
from typing import Any

import torch
from torch._C import _functorch

Ask = Callable[..., Any]


class LentFunction:
    """Call it with tensors and numbers."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def __call__(self, *arguments: Any) -> Any:
        """Return the judge's answer, recorded for autograd where an argument is."""
        visit = _Visit(self._ask)
        if any(isinstance(argument, torch.Tensor) for argument in arguments):
            return _Call.apply(visit, *arguments)  # type: ignore[no-untyped-call]
        return visit.call(arguments)


class _Visit:
    """One call: what the judge knows it by, and how it was made."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self.has_slope = False
        self.dims: list[int] | None = [0]  # how the judge is told of many directions; a call of many points has as many
        self.record = 0

    def call(self, arguments: tuple[Any, ...], in_dims: tuple[int | None, ...] | None = None) -> Any:
        dims = None if in_dims is None else list(in_dims)
        self.dims = [0] if dims is None else None
        self.record, (value, self.has_slope) = self._ask("call", 0, list(arguments), dims)
        return value

    def pull(self, cotangent: Any, dims: list[int] | None = None) -> list[Any]:
        return list(self._ask("vjp", self.record, [cotangent], dims)[1])

    def push(self, tangents: Any, dims: list[int] | None = None) -> Any:
        return self._ask("jvp", self.record, list(tangents), dims)[1]


class _Call(torch.autograd.Function):
    @staticmethod
    def forward(visit: _Visit, *arguments: Any) -> Any:
        return visit.call(arguments)

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: Any) -> None:
        ctx.visit = inputs[0]
        ctx.save_for_backward(*(value for value in inputs[1:] if isinstance(value, torch.Tensor)))
        if not ctx.visit.has_slope and isinstance(output, torch.Tensor):
            ctx.mark_non_differentiable(output)

    @staticmethod
    def backward(ctx: Any, cotangent: Any) -> Any:
        _ = ctx.saved_tensors  # autograd complains here where the graph was freed, as for any operation
        if _functorch.is_functorch_wrapped_tensor(cotangent):
            return None, *_Pull.apply(ctx.visit, cotangent)  # type: ignore[no-untyped-call]
        return None, *ctx.visit.pull(cotangent)

    @staticmethod
    def jvp(ctx: Any, _visit: None, *tangents: Any) -> Any:
        return _Push.apply(ctx.visit, *tangents)  # type: ignore[no-untyped-call]

    @staticmethod
    def vmap(_info: Any, in_dims: tuple[int | None, ...], visit: _Visit, *arguments: Any) -> Any:
        return visit.call(arguments, in_dims[1:]), 0


class _Once(torch.autograd.Function):
    """What is linear in a direction: many directions are one question."""

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: Any) -> None:
        pass

    @staticmethod
    def backward(_ctx: Any, *_: Any) -> Any:
        raise RuntimeError("this function has no second derivative here")


class _Pull(_Once):
    @staticmethod
    def forward(visit: _Visit, cotangent: Any) -> Any:
        return tuple(visit.pull(cotangent))

    @staticmethod
    def vmap(info: Any, in_dims: tuple[int | None, ...], visit: _Visit, cotangent: Any) -> Any:
        (cotangents,) = _stack(info, in_dims, (cotangent,))
        found = visit.pull(cotangents, visit.dims)
        return tuple(found), (0,) * len(found)


class _Push(_Once):
    @staticmethod
    def forward(visit: _Visit, *tangents: Any) -> Any:
        return visit.push(tangents)

    @staticmethod
    def vmap(info: Any, in_dims: tuple[int | None, ...], visit: _Visit, *tangents: Any) -> Any:
        return visit.push(_stack(info, in_dims, tangents), visit.dims), 0


def _stack(info: Any, in_dims: tuple[int | None, ...], directions: tuple[Any, ...]) -> list[Any]:
    """Return each direction with the batch as its first axis."""
    return [
        value.expand(info.batch_size, *value.shape) if dim is None else value.movedim(dim, 0)
        for value, dim in zip(directions, in_dims[1:], strict=True)
    ]
