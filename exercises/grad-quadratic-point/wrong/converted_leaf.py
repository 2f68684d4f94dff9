# fails: test_seed_points, test_random_quadratics, test_special_points, test_calls_agree
# diagnosis: non-leaf-grad
import torch


def derivative(a, b, c, x0):
    x = torch.tensor(float(x0), requires_grad=True).double()
    (a * x**2 + b * x + c).backward()
    return x.grad.item()
