import torch


def curve(f, x):
    """f acts element by element, so a tangent of ones gives all derivatives in forward mode."""
    x = x.detach()
    _, slopes = torch.func.jvp(f, (x,), (torch.ones_like(x),))
    return slopes
