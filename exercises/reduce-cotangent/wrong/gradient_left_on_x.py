# fails: test_leaves_no_trace
# diagnosis: grad-left
import math


def vjp_vector(f, x, v):
    x.requires_grad_()
    f(x).backward(gradient=v)
    return x.grad.clone()


def why(x_shape, y_shape):
    return math.prod(y_shape) == 1
