import torch


class PairSums(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x1, x2, x3):
        x = torch.stack([x1, x2, x3])
        return tuple(x + x.roll(-1, dims=0))

    @staticmethod
    def backward(ctx, dy1, dy2, dy3):
        dy = torch.stack([dy1, dy2, dy3])
        return tuple(dy + dy.roll(1, dims=0))


def closed_form(x1, x2, x3):
    """Product rule: each input acts on two of the three factors."""
    y1, y2, y3 = x1 + x2, x2 + x3, x3 + x1
    return y2 * (y1 + y3), y3 * (y1 + y2), y1 * (y2 + y3)
