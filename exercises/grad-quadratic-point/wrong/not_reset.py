# fails: test_seed_points, test_random_quadratics, test_special_points, test_calls_agree
# diagnosis: accumulated
import torch

x = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)


def derivative(a, b, c, x0):
    with torch.no_grad():
        x.fill_(x0)
    (a * x**2 + b * x + c).backward()
    return x.grad.item()
