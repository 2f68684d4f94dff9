# fails: test_differentiable, test_few_updates, test_arrives, test_special_arguments, test_solve
# diagnosis: cut-graph
import math

import torch


def f(x):
    values = [-math.log(1 / (1 + math.exp(-v)) + 1) / (v**2 + 1) for v in x.reshape(-1).tolist()]
    return torch.tensor(values, dtype=torch.float64).reshape(x.shape)


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
