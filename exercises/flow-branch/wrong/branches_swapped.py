# fails: test_two, test_each_branch, test_coin_at_the_edge
# diagnosis: other-branch
import torch


def branch_grad(x0, coin):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = x + 3 if coin >= 0.5 else torch.sin(x) + torch.cos(x**2)
    y.backward()
    return x.grad.item()


def piecewise(xs):
    x = xs.detach().clone().requires_grad_()
    one = torch.ones_like(x)
    left = torch.sqrt(-torch.where(x < -1, x, -one))
    right = 1 + torch.log(torch.where(x > 1, x, one))
    y = torch.where(x < -1, left, torch.where(x > 1, right, x**2))
    (gradient,) = torch.autograd.grad(y.sum(), x)
    return gradient
