import numpy as np
import torch
from torch.func import grad


def half_open(x):
    x = x.detach()
    return grad(lambda t, u: (u * t).sum())(x, x**2).detach()


def frozen(w1, w2, x):
    loss = lambda w2, w1: (w2 * w1 * x).square().sum()
    return None, grad(loss)(w2.detach(), w1.detach())


def plot_values(y):
    return np.array(y.detach())
