# fails: test_icecream, test_random_data, test_units, test_special_lines, test_calls_agree
# diagnosis: never-moved
import torch


def fit(x, y, steps=200):
    line = torch.zeros(2, dtype=x.dtype)
    x = x.clone().requires_grad_()
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(((y - line[0] * x - line[1]) ** 2).mean(), x)
        with torch.no_grad():
            x -= 0.1 * gradient
    return line[0].item(), line[1].item()
