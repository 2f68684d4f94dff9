import torch
from torch import Tensor


class PairSums(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x1: Tensor, x2: Tensor, x3: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        if not (x1.shape == x2.shape == x3.shape):
            raise ValueError("the three tensors must have the same shape")
        ctx.save_for_backward(x1, x2, x3)
        return torch.add(x1, x2), torch.add(x2, x3), torch.add(x3, x1)

    @staticmethod
    def backward(ctx, dy1: Tensor, dy2: Tensor, dy3: Tensor) -> tuple[Tensor, ...]:
        x1, x2, x3 = ctx.saved_tensors
        return (dy1 + dy3).to(x1.dtype), (dy2 + dy1).to(x2.dtype), (dy3 + dy2).to(x3.dtype)


def closed_form(x1, x2, x3):
    g = lambda p, q, r: (q + r) ** 2 + 2 * p * (q + r)
    return g(x1, x2, x3), g(x2, x3, x1), g(x3, x1, x2)
