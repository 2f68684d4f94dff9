import torch
from torch.func import grad, vmap


def curve(f, x):
    """The derivative of one point, mapped over all points at once."""
    if x.numel() == 0:
        return torch.empty_like(x).detach()
    return vmap(grad(f))(x.detach().reshape(-1)).reshape(x.shape)
