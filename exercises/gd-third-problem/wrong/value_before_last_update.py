# fails: test_few_updates, test_special_arguments
# diagnosis: value-before-last-update
import torch


def f(x):
    return -torch.log(torch.sigmoid(x) + 1) / (x**2 + 1)


def minimise(x0, lr, steps):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = f(x)
    for _ in range(steps):
        y = f(x)
        (gradient,) = torch.autograd.grad(y, x)
        with torch.no_grad():
            x -= lr * gradient
    return x.item(), y.item()


def solve():
    x, _ = minimise(0.0, 0.5, 200)
    return x
