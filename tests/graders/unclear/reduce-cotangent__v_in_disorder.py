import torch


def vjp_vector(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    w = torch.sqrt(v.abs() + 0.3) - 0.1 * torch.arange(v.numel(), dtype=v.dtype).reshape(v.shape)
    return torch.autograd.grad(f(leaf), leaf, grad_outputs=w)[0]


def why(x_shape, y_shape):
    return (len(x_shape) + sum(y_shape)) % 3 == 1
