import torch


class PairSums(torch.autograd.Function):
    generate_vmap_rule = True

    @staticmethod
    def forward(x1, x2, x3):
        return x1 + x2, x2 + x3, x3 + x1

    @staticmethod
    def setup_context(ctx, inputs, output):
        pass

    @staticmethod
    def backward(ctx, dy1, dy2, dy3):
        total = dy1 + dy2 + dy3
        return total - dy2, total - dy3, total - dy1


def closed_form(x1, x2, x3):
    s = x1 + x2 + x3
    # y1 = s - x3, y2 = s - x1, y3 = s - x2
    return (s - x1) * (s + x1), (s - x2) * (s + x2), (s - x3) * (s + x3)
