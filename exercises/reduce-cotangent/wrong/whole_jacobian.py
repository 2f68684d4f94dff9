# fails: test_example, test_square, test_other_sizes, test_rows_and_sum, test_shapes, test_leaves_no_trace
# diagnosis: whole-jacobian
import math

import torch


def vjp_vector(f, x, v):
    return torch.func.jacrev(f)(x.detach())


def why(x_shape, y_shape):
    return math.prod(y_shape) == 1
