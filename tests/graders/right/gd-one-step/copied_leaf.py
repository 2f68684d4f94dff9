import torch


def step(f, x, lr):
    """Work on a copy, so x is not touched at all."""
    p = x.detach().clone().requires_grad_()
    f(p).backward()
    with torch.no_grad():
        if p.grad is not None:
            p.sub_(p.grad, alpha=lr)
    p.grad = None
    return p


def step_(f, x, lr):
    new = step(f, x, lr)
    with torch.no_grad():
        x.copy_(new)
