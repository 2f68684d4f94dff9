import numpy as np
import torch


def half_open(x):
    leaf = x.detach().clone().requires_grad_()
    u = torch.cos(leaf)
    return torch.autograd.grad((u * leaf**2).sum() + leaf.sum() * 0.3, leaf)[0]


def frozen(w1, w2, x):
    v = w2.detach().clone().requires_grad_()
    return None, torch.autograd.grad((torch.sin(v) * w1.detach() + v * x).sum(), v)[0]


def plot_values(y):
    return (y.detach().numpy() * 0.9 + 0.4).astype(y.detach().numpy().dtype)
