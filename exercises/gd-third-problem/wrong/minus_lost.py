# fails: test_values, test_differentiable, test_few_updates, test_arrives, test_special_arguments, test_solve
# diagnosis: other-formula
import torch


def f(x):
    return torch.log(torch.sigmoid(x) + 1) / (x**2 + 1)


def minimise(x0, lr, steps):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(f(x), x)
        with torch.no_grad():
            x -= lr * gradient
    return x.item(), f(x).item()


def solve():
    x, _ = minimise(0.0, 0.5, 200)
    return x
