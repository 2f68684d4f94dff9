import torch
import numpy as np


def scalar():
    x = torch.empty(())
    x.fill_(3)
    x.requires_grad_()
    return x


def vector():
    x = torch.zeros(3)
    for i in range(3):
        x[i] = i + 3
    x.requires_grad_()
    return x


def matrix():
    x = torch.zeros(2, 3)
    n = 3
    for i in range(2):
        for j in range(3):
            x[i, j] = n
            n = n + 1
    x.requires_grad_()
    return x


def cube():
    x = torch.zeros(2, 2, 3)
    n = 1
    for i in range(2):
        for j in range(2):
            for k in range(3):
                x[i, j, k] = n
                n += 1
    x.requires_grad_()
    return x


def leaf(data):
    if isinstance(data, np.ndarray):
        x = torch.tensor(data.copy())
        x = x.double()
    else:
        x = torch.tensor(data, dtype=torch.float64)
    x.requires_grad_()
    return x


def from_numpy17(a):
    x = torch.empty(a.shape, dtype=torch.float32)
    x.copy_(torch.from_numpy(np.array(a)))
    x.requires_grad_()
    return x
