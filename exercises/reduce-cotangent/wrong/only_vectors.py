# fails: test_shapes
# diagnosis: wrong-dimensions
import math

import torch


def vjp_vector(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    torch.dot(v, f(leaf)).backward()
    return leaf.grad


def why(x_shape, y_shape):
    return math.prod(y_shape) == 1
