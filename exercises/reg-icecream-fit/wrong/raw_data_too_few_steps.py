# fails: test_icecream, test_random_data, test_units, test_special_lines, test_calls_agree
# diagnosis: not-standardised
import torch


def fit(x, y, steps=200):
    line = torch.zeros(2, dtype=x.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((y - line[0] * x - line[1]) ** 2).mean()
        (gradient,) = torch.autograd.grad(loss, line)
        with torch.no_grad():
            line -= 0.0001 * gradient
    return line[0].item(), line[1].item()
