import torch


def curve(f, x):
    leaf = torch.empty_like(x, requires_grad=False).copy_(x.detach()).requires_grad_()
    total = torch.zeros((), dtype=x.dtype)
    for value in f(leaf).flatten():
        total = total + value
    if leaf.numel() == 0:
        return torch.empty_like(leaf).detach()
    total.backward()
    return leaf.grad
