import torch
from math import prod


def vjp_vector(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    (v.detach() * f(leaf)).sum().backward()
    return leaf.grad


why = lambda x_shape, y_shape: prod(y_shape) == 1
