import torch
from torch.func import grad


def moved(f, x, lr):
    here = x.detach()
    return here - lr * grad(f)(here)


def step(f, x, lr):
    return moved(f, x, lr).detach().requires_grad_()


@torch.no_grad()
def set_values(x, values):
    x[...] = values


def step_(f, x, lr):
    set_values(x, moved(f, x, lr))
