# fails: test_why
# diagnosis: only-zero-dimensions
import torch


def vjp_vector(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    (gradient,) = torch.autograd.grad(f(leaf), leaf, grad_outputs=v)
    return gradient


def why(x_shape, y_shape):
    return y_shape == ()
