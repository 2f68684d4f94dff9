import torch


def vjp_vector(f, x, v):
    _, pull_back = torch.func.vjp(f, x.detach())
    return pull_back(v)[0].detach()


def why(x_shape, y_shape):
    return torch.empty(y_shape).numel() == 1
