import torch


def branch_grad(x0, coin):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = 1.3 * x + 0.2 * x**2 if coin < 0.5 else torch.sin(1.5 * x) + torch.cos(x**3)
    y.backward()
    return x.grad.item()


def piecewise(xs):
    x = xs.detach().clone().requires_grad_()
    y = torch.where(x < -1, 0.4 * x**2, torch.where(x > 1, torch.sqrt(x.abs() + 1), 1.2 * torch.cos(x)))
    return torch.autograd.grad(y.sum(), x)[0]
