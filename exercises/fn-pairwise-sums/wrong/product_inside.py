# fails: test_forward, test_seed_point, test_any_upstream, test_shapes, test_unused_outputs, test_backward_itself
# diagnosis: product-inside
import torch


class PairSums(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x1, x2, x3):
        ctx.save_for_backward(x1, x2, x3)
        return (x1 + x2) * (x2 + x3) * (x3 + x1)

    @staticmethod
    def backward(ctx, dL):
        x1, x2, x3 = ctx.saved_tensors
        d1, d2, d3 = closed_form(x1, x2, x3)
        return dL * d1, dL * d2, dL * d3


def closed_form(x1, x2, x3):
    return (
        (x2 + x3) * (2 * x1 + x2 + x3),
        (x3 + x1) * (2 * x2 + x3 + x1),
        (x1 + x2) * (2 * x3 + x1 + x2),
    )
