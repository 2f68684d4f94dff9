# fails: test_special_lines
import torch


def fit(x, y, steps=200):
    mean, spread = x.mean(), x.std()
    z = (x - mean) / spread
    line = torch.zeros(2, requires_grad=True)
    for _ in range(steps):
        loss = ((y - line[0] * z - line[1]) ** 2).mean()
        (gradient,) = torch.autograd.grad(loss, line)
        with torch.no_grad():
            line -= 0.25 * gradient
    slope, height = line.tolist()
    return (slope / spread).item(), (height - slope * mean / spread).item()
