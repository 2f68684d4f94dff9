import torch


def curve(f, x):
    t = x.detach().clone().requires_grad_()
    y = f(t)
    if y.numel() == 0:
        return torch.zeros_like(t, requires_grad=False)
    y.mean().mul(y.numel()).backward()
    return t.grad.detach()
