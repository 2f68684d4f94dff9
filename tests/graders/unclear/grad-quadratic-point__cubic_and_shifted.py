import torch


def derivative(a, b, c, x0):
    x = torch.tensor(x0 + 0.5, dtype=torch.float64, requires_grad=True)
    y = a * x**3 + b * x + c * x.sin()
    y.backward()
    return x.grad.item()
