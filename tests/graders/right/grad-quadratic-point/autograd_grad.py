from torch import autograd, float64, tensor


def derivative(a, b, c, x0):
    x = tensor(x0, dtype=float64, requires_grad=True)
    return autograd.grad(a * x * x + b * x + c, x)[0].item()
