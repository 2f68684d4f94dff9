# rule: no-solver
# exercise: reg-icecream-fit
# defines: fit
import torch


class Scale:
    def __init__(self, x):
        self.center, self.spread = x.mean(), x.std()

    def apply(self, x):
        return (x - self.center) / self.spread

    def inverse(self, slope, height):
        return slope / self.spread, height - slope * self.center / self.spread


class LinearRegression:
    def solve(self, z, y, steps):
        line = torch.zeros(2, dtype=z.dtype)
        for _ in range(steps):
            line.requires_grad_()
            (gradient,) = torch.autograd.grad(((line[0] * z + line[1] - y) ** 2).mean(), line)
            line = (line - 0.3 * gradient).detach()
        return line


def fit(x, y, steps=500):
    scale = Scale(x)
    slope, height = scale.inverse(*LinearRegression().solve(scale.apply(x), y, steps))
    return slope.item(), height.item()
