# fails: test_unused_outputs
# diagnosis: nothing-there
import torch


class PairSums(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x1, x2, x3):
        ctx.set_materialize_grads(False)
        return x1 + x2, x2 + x3, x3 + x1

    @staticmethod
    def backward(ctx, dy1, dy2, dy3):
        return dy1 + dy3, dy1 + dy2, dy2 + dy3


def closed_form(x1, x2, x3):
    return (
        (x2 + x3) * (2 * x1 + x2 + x3),
        (x3 + x1) * (2 * x2 + x3 + x1),
        (x1 + x2) * (2 * x3 + x1 + x2),
    )
