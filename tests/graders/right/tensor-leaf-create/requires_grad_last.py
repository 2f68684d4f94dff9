import torch


def make(values, kind=torch.float32):
    """Copy first, ask for gradients last."""
    return torch.tensor(values, dtype=kind).requires_grad_(True)


def scalar():
    return make(3)


def vector():
    return make([3, 4, 5])


def matrix():
    return make([[3, 4, 5], [6, 7, 8]])


def cube():
    return make(list(range(1, 13))).detach().view(2, 2, 3).requires_grad_()


def leaf(data):
    return make(data, torch.float64)


def from_numpy17(a):
    return make(a)
