# fails: test_seed_points, test_random_quadratics, test_special_points, test_calls_agree
# diagnosis: finite-differences
import torch


def derivative(a, b, c, x0):
    def f(x):
        return a * x**2 + b * x + c

    h = 1e-4
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    f(x).backward()
    return ((f(x + h) - f(x)) / h).item()
