# fails: test_two, test_each_branch, test_coin_at_the_edge
# diagnosis: chain-factor
import math

import torch


def branch_grad(x0, coin):
    if coin < 0.5:
        return 1.0
    return math.cos(x0) - math.sin(x0**2)


def piecewise(xs):
    x = xs.detach().clone().requires_grad_()
    one = torch.ones_like(x)
    left = torch.sqrt(-torch.where(x < -1, x, -one))
    right = 1 + torch.log(torch.where(x > 1, x, one))
    y = torch.where(x < -1, left, torch.where(x > 1, right, x**2))
    (gradient,) = torch.autograd.grad(y.sum(), x)
    return gradient
