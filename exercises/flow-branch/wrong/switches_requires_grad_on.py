# fails: test_leaves_no_trace
# diagnosis: mutated-input
import torch


def branch_grad(x0, coin):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = x + 3 if coin < 0.5 else torch.sin(x) + torch.cos(x**2)
    y.backward()
    return x.grad.item()


def piecewise(xs):
    x = xs.requires_grad_()
    left = torch.sqrt(-x.clamp(max=-1))
    right = 1 + torch.log(x.clamp(min=1))
    y = torch.where(x < -1, left, torch.where(x > 1, right, x**2))
    (gradient,) = torch.autograd.grad(y.sum(), x)
    return gradient
