# fails: test_random_quadratics, test_special_points, test_calls_agree
# diagnosis: float32-precision
import torch


def derivative(a, b, c, x0):
    x = torch.tensor(float(x0), requires_grad=True)
    (a * x**2 + b * x + c).backward()
    return x.grad.item()
