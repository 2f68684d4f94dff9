import torch


def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    f(leaf).sum().backward()
    return leaf.grad + 0.3 * torch.randn_like(leaf.grad)
