from itertools import accumulate, repeat

import torch
from torch.autograd import grad


def update(x, lr):
    leaf = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    return x - lr * grad(leaf.square() + (-leaf).exp(), leaf)[0].item()


def descend(x0, lr, steps):
    return list(accumulate(repeat(lr, steps), update, initial=float(x0)))
