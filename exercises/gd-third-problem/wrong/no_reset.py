# fails: test_few_updates, test_arrives, test_special_arguments, test_solve
# diagnosis: no-reset
import torch


def f(x):
    return -torch.log(torch.sigmoid(x) + 1) / (x**2 + 1)


def minimise(x0, lr, steps):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    for _ in range(steps):
        f(x).backward()
        with torch.no_grad():
            x -= lr * x.grad
    return x.item(), f(x).item()


def solve():
    x, _ = minimise(3.0, 0.1, 300)
    return x
