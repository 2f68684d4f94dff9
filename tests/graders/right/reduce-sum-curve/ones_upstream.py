import torch


def curve(f, x):
    leaf = x.detach().clone().requires_grad_(True)
    y = f(leaf)
    y.backward(torch.ones_like(y))
    return leaf.grad
