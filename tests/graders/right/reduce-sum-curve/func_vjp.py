import torch
from torch.func import vjp


def curve(f, x):
    y, pull = vjp(f, x.detach())
    return pull(torch.ones_like(y))[0].detach()
