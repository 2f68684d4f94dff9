import numpy as np
import torch


def vjp_vector(f, x, v):
    leaf = x.detach().requires_grad_()
    flat = f(leaf).reshape(-1)
    number = torch.dot(flat, v.reshape(-1))
    return torch.autograd.grad(number, leaf)[0].clone()


def why(x_shape: tuple, y_shape: tuple) -> bool:
    return bool(np.prod(y_shape) == 1)
