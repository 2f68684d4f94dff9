# fails: test_icecream, test_random_data, test_units, test_special_lines, test_calls_agree
# diagnosis: not-centred
import torch


def fit(x, y, steps=200):
    mean, spread = 0.0, x.std(correction=0)
    z = (x - mean) / spread
    line = torch.zeros(2, dtype=x.dtype, requires_grad=True)
    for _ in range(steps):
        loss = ((y - line[0] * z - line[1]) ** 2).mean()
        (gradient,) = torch.autograd.grad(loss, line)
        with torch.no_grad():
            line -= 0.1 * gradient
    slope, height = line.detach()
    return (slope / spread).item(), height.item()
