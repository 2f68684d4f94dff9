import torch
from torch.autograd import Function

JACOBIAN = ((1, 1, 0), (0, 1, 1), (1, 0, 1))


class PairSums(Function):
    """y = J x, and back with the transpose."""

    @staticmethod
    def forward(ctx, *xs):
        return tuple(sum(j * x for j, x in zip(row, xs)) for row in JACOBIAN)

    @staticmethod
    def backward(ctx, *dys):
        return tuple(sum(j * dy for j, dy in zip(column, dys)) for column in zip(*JACOBIAN))


def closed_form(x1, x2, x3):
    return (x2 + x3) * (2 * x1 + x2 + x3), (x3 + x1) * (2 * x2 + x3 + x1), (x1 + x2) * (2 * x3 + x1 + x2)
