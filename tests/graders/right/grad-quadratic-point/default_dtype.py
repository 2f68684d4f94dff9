import torch

torch.set_default_dtype(torch.float64)


def derivative(a, b, c, x0):
    x = torch.tensor(float(x0), requires_grad=True)
    f = a * x.pow(2) + b * x + c
    f.backward()
    return x.grad.item()
