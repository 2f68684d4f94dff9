import torch

class PairSums(torch.autograd.Function):

    @staticmethod
    def forward(ctx, x1, x2, x3):
        y1 = x1 + x2
        y2 = x2 + x3
        y3 = x3 + x1
        return y1, y2, y3

    @staticmethod
    def backward(ctx, dy1, dy2, dy3):
        # x1 は y1 と y3 に使われている
        dx1 = dy1 + dy3
        # x2 は y1 と y2
        dx2 = dy1 + dy2
        # x3 は y2 と y3
        dx3 = dy2 + dy3
        return dx1, dx2, dx3


def closed_form(x1, x2, x3):
    y1 = x1 + x2
    y2 = x2 + x3
    y3 = x3 + x1
    g1 = y2 * y3 + y1 * y2
    g2 = y2 * y3 + y1 * y3
    g3 = y1 * y3 + y1 * y2
    return (g1, g2, g3)
