import torch


def curve(f, x):
    """Weighs the points by something that has nothing to do with the question."""
    leaf = x.detach().clone().requires_grad_()
    y = f(leaf)
    weights = torch.cos(torch.arange(y.numel(), dtype=y.dtype) * 1.7 + y.numel()).reshape(y.shape)
    (y * weights).sum().backward()
    return leaf.grad
