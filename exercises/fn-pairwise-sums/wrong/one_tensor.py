# fails: test_seed_point, test_any_upstream, test_shapes, test_unused_outputs, test_backward_itself
# diagnosis: wrong-type
import torch


class PairSums(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x1, x2, x3):
        return x1 + x2, x2 + x3, x3 + x1

    @staticmethod
    def backward(ctx, dy1, dy2, dy3):
        return dy1 + dy2 + dy3


def closed_form(x1, x2, x3):
    return (
        (x2 + x3) * (2 * x1 + x2 + x3),
        (x3 + x1) * (2 * x2 + x3 + x1),
        (x1 + x2) * (2 * x3 + x1 + x2),
    )
