import torch


def derivative(a, b, c, x0):
    coefficients = torch.tensor([c, b, a], dtype=torch.float64)
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    powers = torch.stack([torch.ones_like(x), x, x * x])
    y = coefficients @ powers
    y.backward()
    return x.grad.numpy().item()
