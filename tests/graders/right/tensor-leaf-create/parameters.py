import torch
from torch import nn


def scalar():
    return nn.Parameter(torch.tensor(3.0))


def vector():
    return nn.Parameter(torch.tensor([3.0, 4.0, 5.0]))


def matrix():
    return nn.Parameter(torch.tensor([[3.0, 4.0, 5.0], [6.0, 7.0, 8.0]]))


def cube():
    return nn.Parameter(torch.arange(1.0, 13.0).reshape(2, 2, 3))


def leaf(data):
    return nn.Parameter(torch.tensor(data, dtype=torch.float64))


def from_numpy17(a):
    return nn.Parameter(torch.tensor(a, dtype=torch.float32))
