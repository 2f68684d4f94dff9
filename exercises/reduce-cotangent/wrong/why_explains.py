# fails: test_why
# diagnosis: wrong-type
import math

import torch


def vjp_vector(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    (gradient,) = torch.autograd.grad(f(leaf), leaf, grad_outputs=v)
    return gradient


def why(x_shape, y_shape):
    return "one element" if math.prod(y_shape) == 1 else "several elements"
