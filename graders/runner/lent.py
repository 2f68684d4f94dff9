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
        self.is_batch = self.has_slope = False
        self.record = 0

    def call(self, arguments: tuple[Any, ...], in_dims: tuple[int | None, ...] | None = None) -> Any:
        self.is_batch = in_dims is not None
        dims = None if in_dims is None else list(in_dims)
        self.record, (value, self.has_slope) = self._ask("call", 0, list(arguments), dims)
        return value

    def pull(self, cotangent: Any) -> list[Any]:
        return list(self._ask("vjp", self.record, [cotangent])[1])

    def push(self, tangents: tuple[Any, ...]) -> Any:
        return self._ask("jvp", self.record, list(tangents))[1]


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
    """What is linear in a direction. Many directions of one call are asked for one by one."""

    ask: Any

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: Any) -> None:
        pass

    @staticmethod
    def backward(_ctx: Any, *_: Any) -> Any:
        raise RuntimeError("this function has no second derivative here")

    @classmethod
    def spread(cls, info: Any, in_dims: tuple[int | None, ...], visit: _Visit, directions: tuple[Any, ...]) -> Any:
        rows = [
            [
                value if dim is None else value.select(dim, row)
                for value, dim in zip(directions, in_dims[1:], strict=True)
            ]
            for row in range(info.batch_size)
        ]
        if visit.is_batch:  # of one call for all rows, so one question gives all answers
            return cls.forward(visit, *(torch.stack(list(column)) for column in zip(*rows, strict=True)))
        answers = [cls.forward(visit, *row) for row in rows]
        if isinstance(answers[0], torch.Tensor):
            return torch.stack(answers)
        return tuple(torch.stack(list(column)) for column in zip(*answers, strict=True))


class _Pull(_Once):
    @staticmethod
    def forward(visit: _Visit, cotangent: Any) -> Any:
        return tuple(visit.pull(cotangent))

    @staticmethod
    def vmap(info: Any, in_dims: tuple[int | None, ...], visit: _Visit, *directions: Any) -> Any:
        found = _Pull.spread(info, in_dims, visit, directions)
        return found, (0,) * len(found)


class _Push(_Once):
    @staticmethod
    def forward(visit: _Visit, *tangents: Any) -> Any:
        return visit.push(tangents)

    @staticmethod
    def vmap(info: Any, in_dims: tuple[int | None, ...], visit: _Visit, *directions: Any) -> Any:
        return _Push.spread(info, in_dims, visit, directions), 0
