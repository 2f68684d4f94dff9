import torch
def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    (f(leaf) ** 2).mean().backward()
    return leaf.grad
