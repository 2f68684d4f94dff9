# fails: test_frozen, test_frozen_leaves_weights
# diagnosis: grad-left
import torch


def half_open(x):
    leaf = x.detach().clone().requires_grad_()
    u = leaf.detach() ** 2
    (gradient,) = torch.autograd.grad((u * leaf).sum(), leaf)
    return gradient


def frozen(w1, w2, x):
    w2.requires_grad_()
    h = w1.detach() * x
    ((w2 * h) ** 2).sum().backward()
    return None, w2.grad.clone()


def plot_values(y):
    return y.detach().numpy().copy()
