import torch


def derivative(a, b, c, x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = a * x**2 + b * x + c
    y.backward()
    return x.grad.item()
