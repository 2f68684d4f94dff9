import torch as t


class PairSums(t.autograd.Function):
    @staticmethod
    def forward(ctx, *inputs):
        a, b, c = inputs
        ctx.shape = a.shape
        return a + b, b + c, c + a

    @staticmethod
    def backward(ctx, *upstream):
        u, v, w = upstream
        result = [t.zeros_like(u) for _ in range(3)]
        for target, parts in zip(result, ((u, w), (u, v), (v, w))):
            for part in parts:
                target += part
        return tuple(result)


def closed_form(x1, x2, x3):
    # L = x1²x2 + x1²x3 + x2²x1 + x2²x3 + x3²x1 + x3²x2 + 2 x1 x2 x3
    d1 = 2 * x1 * x2 + 2 * x1 * x3 + x2**2 + x3**2 + 2 * x2 * x3
    d2 = x1**2 + 2 * x2 * x1 + 2 * x2 * x3 + x3**2 + 2 * x1 * x3
    d3 = x1**2 + x2**2 + 2 * x3 * x1 + 2 * x3 * x2 + 2 * x1 * x2
    return d1, d2, d3
