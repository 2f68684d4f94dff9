# fails: test_example, test_square, test_other_sizes, test_rows_and_sum, test_shapes, test_leaves_no_trace
# diagnosis: value-returned
import math


def vjp_vector(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    y = f(leaf)
    y.backward(gradient=v)
    return y.detach()


def why(x_shape, y_shape):
    return math.prod(y_shape) == 1
