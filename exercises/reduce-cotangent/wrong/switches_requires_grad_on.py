# fails: test_leaves_no_trace
# diagnosis: mutated-input
import math

import torch


def vjp_vector(f, x, v):
    leaf = x.requires_grad_()
    (gradient,) = torch.autograd.grad(f(leaf), leaf, grad_outputs=v)
    return gradient


def why(x_shape, y_shape):
    return math.prod(y_shape) == 1
