# fails: test_one_pass
# diagnosis: too-costly
import math

import torch


def vjp_vector(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    y = f(leaf)
    result = torch.zeros_like(leaf)
    for weight, output in zip(v.reshape(-1), y.reshape(-1), strict=True):
        (row,) = torch.autograd.grad(output, leaf, retain_graph=True)
        result += weight * row
    return result


def why(x_shape, y_shape):
    return math.prod(y_shape) == 1
