# fails: test_seed_points, test_random_quadratics, test_special_points, test_calls_agree
# diagnosis: wrong-type
import torch


def derivative(a, b, c, x0):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    (a * x**2 + b * x + c).backward()
    return x.grad
