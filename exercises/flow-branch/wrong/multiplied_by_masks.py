# fails: test_pieces, test_ends_of_the_pieces, test_shapes
# diagnosis: non-finite
import torch


def branch_grad(x0, coin):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = x + 3 if coin < 0.5 else torch.sin(x) + torch.cos(x**2)
    y.backward()
    return x.grad.item()


def piecewise(xs):
    x = xs.detach().clone().requires_grad_()
    left = (x < -1) * torch.sqrt(-x)
    right = (x > 1) * (1 + torch.log(x))
    y = left + right + (x.abs() <= 1) * x**2
    (gradient,) = torch.autograd.grad(y.sum(), x)
    return gradient
