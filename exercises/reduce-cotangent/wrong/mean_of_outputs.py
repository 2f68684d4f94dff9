# fails: test_example, test_square, test_other_sizes, test_rows_and_sum, test_shapes, test_leaves_no_trace
# diagnosis: mean-of-outputs
import math


def vjp_vector(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    f(leaf).mean().backward()
    return leaf.grad


def why(x_shape, y_shape):
    return math.prod(y_shape) == 1
