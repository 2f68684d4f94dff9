import torch
from torch.autograd.function import once_differentiable


def plus(p, q, like):
    parts = [part for part in (p, q) if part is not None]
    return sum(parts) if parts else torch.zeros_like(like)


class PairSums(torch.autograd.Function):
    """Outputs that the loss does not use send None instead of zeros."""

    @staticmethod
    def forward(ctx, x1, x2, x3):
        ctx.set_materialize_grads(False)
        ctx.save_for_backward(x1)
        return x1 + x2, x2 + x3, x3 + x1

    @staticmethod
    @once_differentiable
    def backward(ctx, dy1, dy2, dy3):
        (like,) = ctx.saved_tensors
        return plus(dy1, dy3, like), plus(dy1, dy2, like), plus(dy2, dy3, like)


def closed_form(x1, x2, x3):
    return (x2 + x3) * (x1 + x2 + x3 + x1), (x1 + x3) * (x1 + x2 + x2 + x3), (x1 + x2) * (x2 + x3 + x3 + x1)
