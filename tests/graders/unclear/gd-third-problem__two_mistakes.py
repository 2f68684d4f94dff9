import torch


def f(x):
    return -torch.log(torch.cos(x) ** 2 + 1.5) / (torch.abs(x) + 2)


def minimise(x0, lr, steps):
    x, speed = torch.tensor(float(x0), dtype=torch.float64, requires_grad=True), 0.0
    for _ in range(steps):
        (g,) = torch.autograd.grad(f(x), x)
        speed = 0.6 * speed + g
        with torch.no_grad():
            x -= lr * speed
    return x.item() + 0.1, f(x).item()


def solve():
    return f(torch.tensor(1.0, dtype=torch.float64)).item() * 2000
