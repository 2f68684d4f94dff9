# fails: test_frozen_leaves_weights
# diagnosis: mutated-input
import torch


def half_open(x):
    leaf = x.detach().clone().requires_grad_()
    u = leaf.detach() ** 2
    (gradient,) = torch.autograd.grad((u * leaf).sum(), leaf)
    return gradient


def frozen(w1, w2, x):
    w1.requires_grad_(False)
    trained = w2.detach().clone().requires_grad_()
    ((trained * w1 * x) ** 2).sum().backward()
    return None, trained.grad


def plot_values(y):
    return y.detach().numpy().copy()
