import torch


def f(x):
    return x * x + torch.exp(-x)


def descend(x0, lr, steps):
    path = [float(x0)]
    for _ in range(steps):
        x = torch.tensor(path[-1], dtype=torch.float64, requires_grad=True)
        f(x).backward()
        path.append(path[-1] - lr * x.grad.item())
    return path
