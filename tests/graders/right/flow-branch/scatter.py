import math
import torch


class Toss:
    def __init__(self, coin):
        self.first = coin < 0.5

    def __call__(self, x):
        return x + 3 if self.first else torch.sin(x) + torch.cos(x**2)


def branch_grad(x0, coin):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    Toss(coin)(x).backward()
    return x.grad.item()


def slopes(f, points):
    points = points.clone().requires_grad_()
    f(points).sum().backward()
    return points.grad


def piecewise(xs):
    x = xs.detach()
    out = torch.empty_like(x)
    for mask, f in (
        (x < -1, lambda t: (-t) ** 0.5),
        (x > 1, lambda t: 1 + t.log()),
        (x.abs() <= 1, lambda t: t * t),
    ):
        out[mask] = slopes(f, x[mask])
    return out
