import functools
import operator

import torch


def count(shape):
    return functools.reduce(operator.mul, shape, 1)


def vjp_vector(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    y = f(leaf)
    assert y.shape == v.shape, "v must look like y"
    torch.autograd.backward([y], [v])
    answer = leaf.grad.clone()
    leaf.grad = None
    return answer


def why(x_shape, y_shape):
    match count(y_shape):
        case 1:
            return True
        case _:
            return False
