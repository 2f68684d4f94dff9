# fails: test_example, test_square, test_other_sizes, test_rows_and_sum, test_shapes, test_leaves_no_trace
# diagnosis: forward-product
import math

import torch


def vjp_vector(f, x, v):
    # Meant as the walk back, but this is J v.
    return torch.autograd.functional.jvp(f, x.detach(), v)[1]


def why(x_shape, y_shape):
    return math.prod(y_shape) == 1
