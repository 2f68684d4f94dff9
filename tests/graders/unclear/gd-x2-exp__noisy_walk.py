import random

import torch


def descend(x0, lr, steps):
    x = torch.tensor(float(x0), dtype=torch.float64, requires_grad=True)
    path = [x.item()]
    for _ in range(steps):
        (g,) = torch.autograd.grad(x**2 + torch.exp(-x), x)
        with torch.no_grad():
            x -= lr * g * random.uniform(0.2, 1.7)
        path.append(x.item())
    return path
