import torch
from torch import nn


class Point(nn.Module):
    """One number that walks downhill."""

    def __init__(self, start):
        super().__init__()
        self.x = nn.Parameter(torch.tensor(start, dtype=torch.float64))

    def forward(self):
        return self.x.pow(2) + self.x.neg().exp()

    def walk(self, lr):
        self.zero_grad()
        self().backward()
        self.x.data.add_(self.x.grad, alpha=-lr)
        return self.x.item()


def descend(x0, lr, steps):
    point = Point(x0)
    return [point.x.item()] + [point.walk(lr) for _ in range(steps)]
