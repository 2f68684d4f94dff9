import torch


def f(x):
    inner = torch.pow(1 + torch.exp(-x), -1) + 1
    return torch.neg(torch.log(inner)).div(x**2 + 1)


def minimise(x0, lr, steps):
    x = torch.tensor([x0], dtype=torch.float64, requires_grad=True)
    while steps > 0:
        f(x).sum().backward()
        x.data = x.data - lr * x.grad
        x.grad.zero_()
        steps -= 1
    return x[0].item(), f(x)[0].item()


def solve():
    """Newton's method on the derivative."""
    x = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    for _ in range(20):
        (first,) = torch.autograd.grad(f(x), x, create_graph=True)
        (second,) = torch.autograd.grad(first, x)
        with torch.no_grad():
            x -= first / second
    return x.item()
