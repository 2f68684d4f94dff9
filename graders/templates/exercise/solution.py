import torch


def derivative(x):
    leaf = x.detach().clone().requires_grad_()
    (gradient,) = torch.autograd.grad((leaf**2).sum(), leaf)
    return gradient
