from enum import Enum

import torch


class Label(Enum):
    OK = "ok"
    NO_RESET = "no-reset"
    ASCENT = "ascent"
    TOO_LARGE = "lr-too-large"
    MEAN = "mean-scaled"
    DETACHED = "detached"
    FLOAT32 = "float32"
    SHIFTED = "off-by-one"


def close(a, b, size):
    return bool(((a - b).abs() <= 1e-11 * size).all())


def find(f_grad, lr, xs):
    size = xs.abs().max()
    first, second = xs[0], xs[1]
    if torch.equal(first, second):
        return Label.DETACHED if torch.equal(xs[2], first) else Label.SHIFTED
    g = [f_grad(x) for x in xs]
    pairs = list(zip(xs, g, xs[1:]))
    if all(close(x - lr * d, after, size) for x, d, after in pairs):
        return Label.OK
    if all(close(x + lr * d, after, size) for x, d, after in pairs):
        return Label.ASCENT
    if torch.equal(xs.to(torch.float32).to(torch.float64), xs):
        return Label.FLOAT32
    summed, piled = torch.zeros_like(first), True
    for x, d, after in pairs:
        summed = summed + d
        piled = piled and close(x - lr * summed, after, size)
    if piled:
        return Label.NO_RESET
    return Label.TOO_LARGE if (second - first).abs().sum() > (lr * g[0]).abs().sum() else Label.MEAN


def diagnose(f_grad, lr, xs):
    return find(f_grad, lr, xs).value
