import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, w1, w2):
        super().__init__()
        self.w1 = nn.Parameter(w1.detach().clone(), requires_grad=False)
        self.w2 = nn.Parameter(w2.detach().clone())

    def forward(self, x):
        return ((self.w2 * (self.w1 * x)) ** 2).sum()


def half_open(x):
    p = nn.Parameter(x.detach().clone())
    (p.square().detach() * p).sum().backward()
    return p.grad.clone()


def frozen(w1, w2, x):
    net = Net(w1, w2)
    net(x).backward()
    return net.w1.grad, net.w2.grad


def plot_values(y):
    return y.detach().numpy().copy()
