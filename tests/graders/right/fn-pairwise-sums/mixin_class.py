import torch


def pair_sums(x1, x2, x3):
    return x1 + x2, x2 + x3, x3 + x1


class Base(torch.autograd.Function):
    @staticmethod
    def forward(ctx, *xs):
        return pair_sums(*xs)


class PairSums(Base):
    @staticmethod
    def backward(ctx, dy1, dy2, dy3):
        with torch.no_grad():
            second, third, first = pair_sums(dy1, dy2, dy3)
        return first, second, third


def closed_form(x1, x2, x3):
    y1, y2, y3 = pair_sums(x1, x2, x3)
    ways = y2 * y3, y3 * y1, y1 * y2
    return ways[0] + ways[2], ways[0] + ways[1], ways[1] + ways[2]
